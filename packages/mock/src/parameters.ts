import type { Operation, Parameter } from '@scp-backup/openapi';
import { type Language, texts } from './texts.ts';

export type Value = string | number | boolean;

/** The parameters of a request, read as their types; or what is wrong with them, one sentence each. */
export type ReadParameters =
  | { readonly values: Readonly<Record<string, Value>> }
  | { readonly problems: readonly string[] };

/**
 * Reads the text of the wire strictly: `1e3` and `0x10` are no whole numbers. What is empty, or `null` where null is
 * allowed, is as good as absent; what the operation does not know is ignored, as the service does (observed).
 */
export function readParameters(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  language: Language,
): ReadParameters {
  const values: Record<string, Value> = {};
  const problems: string[] = [];
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    const given = parameter.in === 'path' ? [path[name] ?? ''] : query.getAll(name);
    if (given.length > 1) problems.push(texts.repeatedParameter[language](name));
    const [text] = given;
    if (given.length !== 1 || text === undefined || text === '' || (text === 'null' && parameter.nullable)) continue;
    const read = readValue(operation, name, parameter, text, language);
    if ('allowed' in read) problems.push(texts.badParameter[language](name, text, read.allowed));
    else values[name] = read.value;
  }
  problems.push(...rangeProblems(operation, values, language));
  return problems.length > 0 ? { problems } : { values };
}

type Read = { readonly value: Value } | { readonly allowed: string };

function readValue({ list }: Operation, name: string, parameter: Parameter, text: string, language: Language): Read {
  if (parameter.format === 'date-time') return isTime(text) ? { value: text } : { allowed: texts.time[language]() };
  if (parameter.type === 'integer' || parameter.type === 'number') return readNumber(parameter, text, language);
  if (parameter.type === 'boolean') {
    return /^(true|false)$/.test(text) ? { value: text === 'true' } : { allowed: texts.boolean[language]() };
  }
  if (parameter.enum && !parameter.enum.includes(text)) return { allowed: parameter.enum.join(', ') };
  if (list?.sort?.parameter === name) {
    const fields = list.sort.fields;
    const [, field] = text.match(/^([^:]+)(?::(?:asc|desc))?$/) ?? [];
    const fits = field !== undefined && (!fields || fields.includes(field));
    return fits ? { value: text } : { allowed: texts.order[language](fields?.join(', ') ?? '…') };
  }
  return { value: text };
}

function readNumber({ type, minimum, maximum }: Parameter, text: string, language: Language): Read {
  const form = type === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
  const number = Number(text);
  const fits =
    form.test(text) &&
    (type !== 'integer' || Number.isSafeInteger(number)) &&
    (minimum === undefined || number >= minimum) &&
    (maximum === undefined || number <= maximum);
  if (fits) return { value: number };
  const kind = type === 'integer' ? texts.wholeNumber[language]() : texts.number[language]();
  const bounds = [
    ...(minimum === undefined ? [] : [texts.from[language](minimum)]),
    ...(maximum === undefined ? [] : [texts.upTo[language](maximum)]),
  ];
  return { allowed: [kind, ...bounds].join(', ') };
}

const time = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

function isTime(text: string): boolean {
  const [, year, month, day] = (text.match(time) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function rangeProblems({ list }: Operation, values: Readonly<Record<string, Value>>, language: Language): string[] {
  return (list?.filters ?? []).flatMap((from) => {
    const until = list?.filters?.find((one) => one.test === 'until' && one.field === from.field);
    const start = values[from.parameter];
    const end = until && values[until.parameter];
    if (from.test !== 'from' || !until || typeof start !== 'string' || typeof end !== 'string') return [];
    return Date.parse(end) < Date.parse(start) ? [texts.endBeforeStart[language](until.parameter, from.parameter)] : [];
  });
}
