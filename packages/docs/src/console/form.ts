import type { Operation, Parameter } from '@scp-backup/openapi';
import type { ConsoleApi, Sandbox } from './api.ts';
import { create, prose } from './dom.ts';
import { choice, type Field, field, input } from './field.ts';
import { type ParameterValue, readAddress, readParameter } from './parameters.ts';
import { localMock } from './place.ts';
import type { Call } from './request.ts';
import type { Labels, Language, Mistake } from './texts.ts';

export interface ConsoleForm {
  readonly element: HTMLFormElement;
  /**
   * What was typed, with whether it goes to the sandbox. Where something is wrong each field says so, the first of
   * them takes the focus, and the sentences come back.
   */
  read(checks: Sandbox): { readonly call: Call; readonly local: boolean } | { readonly problems: readonly string[] };
}

export interface FormOptions {
  readonly api: ConsoleApi;
  readonly operation: Operation;
  readonly language: Language;
  readonly labels: Labels;
  /** The pair that the fields hold at first. */
  readonly credentials: Call['credentials'];
}

export function createForm({ api, operation, language, labels, credentials }: FormOptions): ConsoleForm {
  const { problems } = labels;
  const text = (hint: string) => ({ hint: [hint] });
  const sandbox = create('input', { type: 'radio', name: 'target', id: 'sandbox', checked: true });
  const mock = create('input', { type: 'radio', name: 'target', id: 'mock' });
  const address = field(input({ value: localMock, type: 'url' }), {
    id: 'address',
    label: labels.addressLabel,
    ...text(labels.addressHint),
  });
  const accessKey = field(input({ value: credentials.accessKey }), { id: 'access-key', label: labels.accessKey });
  const secretKey = field(input({ type: 'password', value: credentials.secretKey }), {
    id: 'secret-key',
    label: labels.secretKey,
  });
  const parameters = Object.keys(operation.parameters).map((name) =>
    parameterField(api, operation, name, language, labels),
  );
  const languages = choice([
    ['en', 'English'],
    ['ko', '한국어'],
  ]);
  languages.value = language;
  const answers = field(languages, { id: 'language', label: labels.language });
  const { apiVersion: first, apiVersions } = api.service;
  const known = apiVersions.map((number) => first.replace(/[\d.]+$/, number));
  const version = field(input({ value: first, list: 'versions' }), {
    id: 'version',
    label: labels.version,
    ...text(labels.versionHint),
  });
  const mistakes = choice(Object.entries(labels.mistakes));
  const mistake = field(mistakes, { id: 'mistake', label: labels.mistake });

  const showAddress = () => {
    address.element.hidden = sandbox.checked;
  };
  for (const radio of [sandbox, mock]) radio.addEventListener('change', showAddress);
  showAddress();

  const element = create(
    'form',
    { noValidate: true, autocomplete: 'off' },
    group(
      labels.target,
      create('p', {}, sandbox, create('label', { for: 'sandbox' }, labels.sandbox)),
      create('p', { className: 'hint' }, labels.sandboxHint),
      create('p', {}, mock, create('label', { for: 'mock' }, labels.address)),
      address.element,
    ),
    group(labels.keys, create('p', { className: 'hint' }, labels.keysHint), columns(accessKey, secretKey)),
    group(labels.parameters, columns(...parameters)),
    columns(version, answers, mistake),
    create('datalist', { id: 'versions' }, ...known.map((value) => create('option', { value }))),
    create('button', {}, labels.send),
  );

  function read(checks: Sandbox): ReturnType<ConsoleForm['read']> {
    const wrong: [Field, string][] = [];
    const check = (one: Field, problem: string | undefined) => {
      one.complain(problem);
      if (problem) wrong.push([one, `${one.name} ${problem}`]);
    };
    const baseUrl = sandbox.checked ? undefined : readAddress(address.control.value);
    check(address, sandbox.checked || baseUrl ? undefined : problems.address);
    const keys = { accessKey: accessKey.control.value, secretKey: secretKey.control.value };
    const shown = (value: string, problem: string | undefined) =>
      value === keys.secretKey ? problems.secret : problem;
    check(
      accessKey,
      keys.accessKey
        ? shown(keys.accessKey, visible.test(keys.accessKey) ? undefined : problems.visible)
        : problems.missing,
    );
    check(secretKey, keys.secretKey ? undefined : problems.missing);
    const apiVersion = version.control.value.trim();
    check(version, shown(apiVersion, /^[\x20-\x7e]+$/.test(apiVersion) ? undefined : problems.version));
    const values: Record<string, ParameterValue> = {};
    for (const one of parameters) {
      const typed = one.control.value;
      const { value, problem } = readParameter(checks, operation, one.name, typed, problems);
      check(one, typed ? shown(typed, problem) : problem);
      if (value !== undefined) values[one.name] = value;
    }
    wrong[0]?.[0].control.focus();
    if (wrong.length > 0) return { problems: wrong.map(([, sentence]) => sentence) };
    const call = {
      operation,
      values,
      baseUrl: baseUrl ?? localMock,
      apiVersion,
      credentials: keys,
      mistake: mistakes.value as Mistake,
      language: languages.value as Language,
    };
    return { call, local: sandbox.checked };
  }

  return { element, read };
}

const visible = /^[\x21-\x7e]+$/;

function group(legend: string, ...children: readonly HTMLElement[]): HTMLElement {
  return create('fieldset', {}, create('legend', {}, legend), ...children);
}

function columns(...fields: readonly Field[]): HTMLElement {
  return create('div', { className: 'columns' }, ...fields.map(({ element }) => element));
}

function parameterField(
  api: ConsoleApi,
  { id, parameters }: Operation,
  name: string,
  language: Language,
  labels: Labels,
): Field {
  const parameter = parameters[name] as Parameter;
  const { type, format, required } = parameter;
  const example = api.examples[id]?.parameters[name];
  const note = [format ?? type, ...(required ? [labels.required] : [])].join(', ');
  const description = api.texts[language][id]?.parameters[name] ?? '';
  return field(parameterControl(parameter, example, labels.none), {
    id: `parameter-${name}`,
    label: name,
    note,
    hint: prose(description),
    required: required === true,
  });
}

/** A required parameter holds its example at first; the others show their default, or their example, as a placeholder. */
function parameterControl(parameter: Parameter, example: unknown, none: string): HTMLInputElement | HTMLSelectElement {
  const { type, required } = parameter;
  const values = parameter.enum ?? (type === 'boolean' ? ['true', 'false'] : undefined);
  const value = required && example !== undefined ? String(example) : '';
  if (values) {
    const select = choice([['', none], ...values.map((one) => [one, one] as const)]);
    select.value = value;
    return select;
  }
  return input({
    value,
    placeholder: String(parameter.default ?? example ?? ''),
    ...((type === 'integer' || type === 'number') && { inputMode: type === 'integer' ? 'numeric' : 'decimal' }),
  });
}
