import { readInstant } from '@scp-backup/openapi';
import type { PassiveCheck } from '../check.ts';
import { operationPointer, schemaPointer } from '../document.ts';
import type { Answer } from '../probe.ts';
import { isTime, type Row } from '../rows.ts';
import { countOf, requiredQuery, rowsOf, type Target, unread } from '../target.ts';

/** What a success holds: its times, its rows, their number. */
export function contentChecks(target: Target): readonly PassiveCheck[] {
  const more = target.operation.list ? [parentCheck(target), countCheck(target), sizeCheck(target)] : [];
  return [...timeChecks(target), ...more.flatMap((one) => one ?? [])];
}

/** The form of RFC 3339 that the document shows. The validators also accept a space, lower case and short zones. */
const written = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

function timeChecks({ operation, fields }: Target): PassiveCheck[] {
  const { id, list } = operation;
  const times = Object.entries(fields).filter(([, shape]) => isTime(shape));
  if (times.length === 0) return [];
  // The same texts come in response after response.
  const right = new Set<unknown>();
  return [
    {
      pointer: schemaPointer(operation.path, '200'),
      name: 'times are written as the document shows them, and exist',
      covers: times.map(([name]) => `property:${id}.${list ? `${list.items}.` : ''}${name}`),
      judge(answer) {
        if (!isContent(answer)) return undefined;
        const rows = list ? rowsOf(list, answer) : [answer.body as Row];
        for (const row of rows) {
          for (const [name] of times) {
            const value = row?.[name];
            if (!right.has(value) && !isRightTime(value)) return `${name} is ${JSON.stringify(value)}`;
            right.add(value);
          }
        }
        return rows.length === 0 ? undefined : null;
      },
    },
  ];
}

/** Judges the notation of texts alone: a value of another type fails the schema. */
function isRightTime(value: unknown): boolean {
  return typeof value !== 'string' || (written.test(value) && readInstant(value) !== undefined);
}

function isContent({ status, probe, body }: Answer): boolean {
  return status === 200 && probe.method !== 'HEAD' && typeof body === 'object' && body !== null;
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

/** Of every response that no filter has narrowed. */
function countCheck(target: Target): PassiveCheck | undefined {
  const { operation, survey, path } = target;
  const { list, id } = operation;
  if (!list?.count) return undefined;
  const { property, means, assumed } = list.count;
  const expected = survey.complete ? survey.rows.length : survey.total;
  const free = [list.page, list.size, list.sort].map((part) => part?.parameter);
  const required = requiredQuery(target)
    .map((one) => one.join('='))
    .join('&');
  return {
    pointer: `${operationPointer(operation.path)}/x-scp-list/count`,
    name: `${property} is the number of ${means === 'total' ? 'all rows' : 'rows on the page'}, on each page and size`,
    covers: [`property:${id}.${property}`, `assumption:${id}.count`],
    assumed,
    note: survey.complete ? undefined : unread(target),
    judge(answer) {
      const query = [...new URL(answer.call.url).searchParams].filter(([name]) => !free.includes(name));
      const isWhole = query.map((one) => one.join('=')).join('&') === required;
      const own = Object.keys(path).every((name) => answer.probe.path[name] === path[name]);
      if (!isContent(answer) || !own || !isWhole) return undefined;
      const wanted = means === 'total' ? expected : rowsOf(list, answer).length;
      const count = countOf(list, answer);
      return count === wanted ? null : `${property} is ${count}; there are ${wanted}`;
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
