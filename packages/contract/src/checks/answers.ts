import { validateResponse } from '@scp-backup/openapi/validate';
import type { PassiveCheck, Profile } from '../check.ts';
import { operationPointer, resolvePointer, schemaPointer, unknownProperties } from '../document.ts';
import type { Answer } from '../session.ts';
import { countOf, type Description, rowsOf, type Target } from '../target.ts';

/** What must hold for every answer of the run, whatever was asked. */
export function answerChecks(target: Target, profile: Profile): readonly PassiveCheck[] {
  const { operation, description } = target;
  const { list, id } = operation;
  const own = (answer: Answer) => answer.probe.operation.id === id && answer.status > 0;
  const statuses = Object.entries(description.responses[id] ?? {});
  const responses = `${operationPointer(operation.path)}/responses`;
  const assumedExtras = profile === 'live' ? { assumed: true as const } : {};
  return [
    {
      pointer: responses,
      name: 'every status is one that the document knows',
      covers: [`operation:${id}`],
      judge(answer) {
        if (!own(answer)) return undefined;
        const known = statuses.some(([status]) => Number(status) === answer.status) || asked.includes(answer.status);
        return known || !isJudged(answer) ? null : `${answer.status} is not in the document`;
      },
    },
    {
      pointer: responses,
      name: 'no request, however bad, makes the service fail',
      covers: statuses.filter(([status]) => Number(status) >= 500).map(([status]) => `status:${id}.${status}`),
      judge: (answer) => (own(answer) ? (answer.status >= 500 ? `answered ${answer.status}` : null) : undefined),
    },
    {
      pointer: '/security',
      name: 'no answer shows the secret key or the right signature',
      covers: description.securityHeaders.map((name) => `header:${name}`),
      judge: (answer) =>
        own(answer) ? (answer.leaks ? 'the body holds the secret key or the right signature' : null) : undefined,
    },
    ...statuses.map(([status, { mediaTypes }]) => bodyCheck(target, status, mediaTypes)),
    {
      pointer: schemaPointer(operation.path, '200'),
      name: 'an answer has no field that the document does not know',
      covers: [`status:${id}.200`],
      ...assumedExtras,
      judge(answer) {
        if (!own(answer) || !hasBody(answer, 200)) return undefined;
        const unknown = unknownProperties(description.document, schemaPointer(operation.path, '200'), answer.body);
        return unknown.length > 0 ? `unknown: ${unknown.slice(0, 3).join(', ')}` : null;
      },
    },
    ...propertyChecks(target),
    ...(list ? [parentCheck(target), countCheck(target), sizeCheck(target)].filter((one) => one !== undefined) : []),
  ];
}

/** Statuses that other checks ask for, whether or not an operation lists them. */
const asked: readonly number[] = [400, 401, 404, 405, 406];

/** A path that is not in the document may answer in any form. */
function isJudged({ probe }: Answer): boolean {
  return probe.pathSuffix === undefined;
}

function hasBody({ status, probe }: Answer, wanted: number): boolean {
  return status === wanted && probe.method !== 'HEAD';
}

function bodyCheck({ operation }: Target, status: string, mediaTypes: readonly string[]): PassiveCheck {
  return {
    pointer: `${operationPointer(operation.path)}/responses/${status}`,
    name: `${status} comes with content type and body as documented`,
    covers: [`status:${operation.id}.${status}`],
    judge(answer) {
      const own =
        answer.probe.operation.id === operation.id && isJudged(answer) && (answer.probe.method ?? 'GET') === 'GET';
      if (!own || answer.status !== Number(status)) return undefined;
      const type = answer.headers.get('content-type') ?? '';
      const [essence = '', ...parameters] = type
        .toLowerCase()
        .split(';')
        .map((one) => one.trim());
      if (!mediaTypes.includes(essence))
        return `content type ${type || 'missing'} instead of ${mediaTypes.join(' or ')}`;
      if (parameters.some((one) => one.startsWith('charset=') && !/^charset="?utf-?8"?$/.test(one)))
        return `content type ${type}`;
      if (!essence.endsWith('json')) return null;
      if (answer.body === undefined) return 'the body is not JSON';
      const [violation] = validateResponse(operation.id, answer.status, answer.body, essence);
      if (violation && answer.status === 200) return `${violation.pointer || '/'} ${violation.message}`;
      if (violation)
        return `the error body fits none of the documented forms: ${violation.pointer || '/'} ${violation.message}`;
      return answer.status === 200 ? null : wrongErrorStatus(answer);
    },
  };
}

/** Error bodies repeat the status. */
function wrongErrorStatus({ body, status }: Answer): string | null {
  const { errors, status: own } = body as { errors?: readonly { status?: unknown }[]; status?: unknown };
  const stated = Array.isArray(errors) ? errors.map((one) => one.status) : [own];
  const wrong = stated.find((one) => Number(one) !== status);
  return wrong === undefined ? null : `the error body says ${JSON.stringify(wrong)} in a ${status}`;
}

/** Each property of the answer and of its rows by itself. */
function propertyChecks({ operation, fields, description }: Target): PassiveCheck[] {
  const { list, id } = operation;
  const at = schemaPointer(operation.path, '200');
  const top = topProperties(description, at);
  const inRows = list
    ? Object.keys(fields).map((name) => ({
        name,
        at: `${at}/properties/${list.items}/items/properties/${name}`,
        row: true,
      }))
    : [];
  return [...top.map((name) => ({ name, at: `${at}/properties/${name}`, row: false })), ...inRows].map(
    ({ name, at: pointer, row }) => ({
      pointer,
      name: `${name} is there and has its type`,
      covers: [`property:${id}.${row && list ? `${list.items}.` : ''}${name}`],
      judge(answer) {
        if (answer.probe.operation.id !== id || !hasBody(answer, 200) || answer.body === undefined) return undefined;
        if (row && list && rowsOf(list, answer).length === 0) return undefined;
        const place = row && list ? new RegExp(`^/${list.items}/\\d+`) : /^/;
        const found = violationsOf(id, answer.body).find(
          (one) =>
            new RegExp(`${place.source}/${name}$`).test(one.pointer) ||
            (one.params.missingProperty === name && new RegExp(`${place.source}$`).test(one.pointer)),
        );
        return found ? `${found.pointer} ${found.message}` : null;
      },
    }),
  );
}

type Violations = ReturnType<typeof validateResponse>;

/** Many checks ask for the violations of the same body. */
const known = new WeakMap<object, Violations>();

function violationsOf(id: string, body: unknown): Violations {
  if (typeof body !== 'object' || body === null) return validateResponse(id, 200, body);
  const violations = known.get(body) ?? validateResponse(id, 200, body);
  known.set(body, violations);
  return violations;
}

export function topProperties({ document }: Description, schemaAt: string): readonly string[] {
  return Object.keys((resolvePointer(document, `${schemaAt}/properties`) ?? {}) as object);
}

function parentCheck({ operation, path }: Target): PassiveCheck | undefined {
  const { list, id } = operation;
  const parent = list?.parent;
  if (!list || !parent?.field) return undefined;
  const { field, parameter } = parent;
  return {
    pointer: `${operationPointer(operation.path)}/x-scp-list/parent`,
    name: `every row belongs to the ${parameter} that was asked for`,
    covers: [`parameter:${id}.${parameter}`],
    judge(answer) {
      if (answer.probe.operation.id !== id || !hasBody(answer, 200)) return undefined;
      const asked = answer.probe.path[parameter] ?? path[parameter];
      const foreign = rowsOf(list, answer).find((row) => row?.[field] !== asked);
      return foreign ? `a row of ${JSON.stringify(foreign[field])} came` : null;
    },
  };
}

function countCheck({ operation }: Target): PassiveCheck | undefined {
  const { list, id } = operation;
  if (!list?.count) return undefined;
  return {
    pointer: `${operationPointer(operation.path)}/x-scp-list/count`,
    name: 'the count is never smaller than the page',
    covers: [`property:${id}.${list.count.property}`],
    judge(answer) {
      if (answer.probe.operation.id !== id || !hasBody(answer, 200)) return undefined;
      const [count = 0, length] = [countOf(list, answer), rowsOf(list, answer).length];
      return count < length ? `the count is ${count}, the page has ${length} rows` : null;
    },
  };
}

function sizeCheck({ operation }: Target): PassiveCheck | undefined {
  const { list, id } = operation;
  const size = list?.size;
  if (!list || !size) return undefined;
  return {
    pointer: `${operationPointer(operation.path)}/x-scp-list/size`,
    name: 'a page is never longer than its size',
    covers: [`parameter:${id}.${size.parameter}`],
    judge(answer) {
      if (answer.probe.operation.id !== id || !hasBody(answer, 200)) return undefined;
      const asked = new URL(answer.call.url).searchParams.getAll(size.parameter);
      const most =
        asked.length === 0
          ? size.default
          : asked.length === 1 && /^\d+$/.test(asked[0] ?? '')
            ? Number(asked[0])
            : undefined;
      const length = rowsOf(list, answer).length;
      return most !== undefined && length > most ? `${length} rows on a page of ${most}` : null;
    },
  };
}
