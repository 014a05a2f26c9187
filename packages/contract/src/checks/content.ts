import { readInstant } from '@scp-backup/openapi';
import { validateResponse } from '@scp-backup/openapi/validate';
import type { PassiveCheck } from '../check.ts';
import { operationPointer, schemaPointer, topProperties } from '../document.ts';
import type { Answer } from '../probe.ts';
import { isTime, type Row } from '../rows.ts';
import { countOf, rowsOf, type Target } from '../target.ts';

/** What a success holds: its properties, its times, its rows. */
export function contentChecks(target: Target): readonly PassiveCheck[] {
  const more = target.operation.list ? [parentCheck(target), countCheck(target), sizeCheck(target)] : [];
  return [...propertyChecks(target), ...timeChecks(target), ...more.flatMap((one) => one ?? [])];
}

/** The form of RFC 3339 that the document shows. The validators also accept a space, lower case and short zones. */
const written = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

function timeChecks({ operation, fields }: Target): PassiveCheck[] {
  const { id, list } = operation;
  const times = Object.entries(fields).filter(([, shape]) => isTime(shape));
  if (times.length === 0) return [];
  return [
    {
      pointer: schemaPointer(operation.path, '200'),
      name: 'times are written as the document shows them, and exist',
      covers: times.map(([name]) => `property:${id}.${list ? `${list.items}.` : ''}${name}`),
      judge(answer) {
        if (!isContent(answer)) return undefined;
        const rows = list ? rowsOf(list, answer) : [answer.body as Row];
        const found = rows.flatMap((row) => times.flatMap(([name]) => wrongTime(name, row?.[name])));
        return rows.length === 0 ? undefined : (found[0] ?? null);
      },
    },
  ];
}

function wrongTime(name: string, value: unknown): readonly string[] {
  if (typeof value !== 'string' || (written.test(value) && readInstant(value))) return [];
  return [`${name} is ${JSON.stringify(value)}`];
}

function isContent({ status, probe, body }: Answer): boolean {
  return status === 200 && probe.method !== 'HEAD' && typeof body === 'object' && body !== null;
}

/** Each property of the answer and of its rows by itself. */
function propertyChecks({ operation, fields, description }: Target): PassiveCheck[] {
  const { list, id } = operation;
  const at = schemaPointer(operation.path, '200');
  const top = topProperties(description.document, at);
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
        if (!isContent(answer)) return undefined;
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
      if (!isContent(answer)) return undefined;
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
      if (!isContent(answer)) return undefined;
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
      if (!isContent(answer)) return undefined;
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
