import type { CheckHead } from './check.ts';
import { headerParameters, schemaPointer, topProperties } from './document.ts';
import type { Description } from './target.ts';

/** All that must have a case: operations, parameters, statuses, response properties, filters and security headers. */
export function requirements(description: Description): readonly string[] {
  const { operations, responses, rows, document, securityHeaders } = description;
  const each = Object.values(operations).flatMap(({ id, path, parameters, list }) => [
    `operation:${id}`,
    ...Object.keys(parameters).map((name) => `parameter:${id}.${name}`),
    ...headerParameters(document, path).map((name) => `parameter:${id}.${name}`),
    ...Object.keys(responses[id] ?? {}).map((status) => `status:${id}.${status}`),
    ...topProperties(document, schemaPointer(path, '200')).map((name) => `property:${id}.${name}`),
    ...(list ? Object.keys(rows[id] ?? {}).map((name) => `property:${id}.${list.items}.${name}`) : []),
    ...(list?.filters ?? []).map(({ parameter }) => `filter:${id}.${parameter}`),
  ]);
  return [...each, ...securityHeaders.map((name) => `header:${name}`)];
}

/** What no check covers. */
export function uncovered(description: Description, checks: readonly CheckHead[]): readonly string[] {
  const covered = new Set(checks.flatMap(({ covers }) => covers));
  return requirements(description).filter((one) => !covered.has(one));
}
