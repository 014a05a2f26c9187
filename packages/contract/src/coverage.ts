import type { Operation, RowFields } from '@scp-backup/openapi';
import type { CheckHead } from './check.ts';
import { headerParameters, schemaPointer, topProperties } from './document.ts';
import type { Description } from './target.ts';

/**
 * All that must have a case: operations, parameters, statuses, response properties, filters, security headers, and what
 * the document only assumes.
 */
export function requirements(description: Description): readonly string[] {
  const { operations, responses, rows, document, securityHeaders } = description;
  const each = Object.values(operations).flatMap((operation) => {
    const { id, path, parameters, list } = operation;
    return [
      `operation:${id}`,
      ...Object.keys(parameters).map((name) => `parameter:${id}.${name}`),
      ...headerParameters(document, path).map((name) => `parameter:${id}.${name}`),
      ...Object.keys(responses[id] ?? {}).map((status) => `status:${id}.${status}`),
      ...topProperties(document, schemaPointer(path, '200')).map((name) => `property:${id}.${name}`),
      ...(list ? Object.keys(rows[id] ?? {}).map((name) => `property:${id}.${list.items}.${name}`) : []),
      ...(list?.filters ?? []).map(({ parameter }) => `filter:${id}.${parameter}`),
      ...assumptionsOf(operation, rows[id] ?? {}).map((name) => `assumption:${id}.${name}`),
    ];
  });
  return [...each, ...securityHeaders.map((name) => `header:${name}`)];
}

/** What no check and no question covers. */
export function uncovered(description: Description, checks: readonly Pick<CheckHead, 'covers'>[]): readonly string[] {
  const covered = new Set(checks.flatMap(({ covers }) => covers));
  return requirements(description).filter((one) => !covered.has(one));
}

function assumptionsOf({ list, parameters }: Operation, fields: RowFields): readonly string[] {
  const parts = (['count', 'page', 'size', 'sort'] as const).filter((part) => list?.[part]?.assumed);
  const filters = (list?.filters ?? []).filter(({ assumed }) => assumed).map(({ parameter }) => parameter);
  const bounds = Object.entries(parameters).flatMap(([name, { assumed = [] }]) =>
    assumed.map((one) => `${name}.${one}`),
  );
  const bare = list && Object.values(fields).some(({ format }) => format === 'date-time-local');
  return [...parts, ...filters, ...bounds, ...(bare ? ['zone'] : [])];
}
