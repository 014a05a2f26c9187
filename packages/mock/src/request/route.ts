import type { Operation, OperationTable } from '@scp-backup/openapi';
import { decode } from './query.ts';

export type Route =
  | { readonly found: true; readonly operation: Operation; readonly path: ReadonlyMap<string, string> }
  /** `allow` holds the methods of the path; empty where no such path is known. */
  | { readonly found: false; readonly allow: readonly string[] };

interface Template {
  readonly operation: Operation;
  readonly segments: readonly Segment[];
}

/** Matches one segment of a path and gives the values of its parameters. */
type Segment = (text: string) => readonly (readonly [name: string, value: string])[] | undefined;

/** Finds the operation of a method and a path. HEAD is answered as GET is. */
export function createRouter(operations: OperationTable): (method: string, path: string) => Route {
  const templates = Object.values(operations).sort(fixedFirst).map(template);
  return (method, path) => {
    const segments = path.split('/').map((segment) => decode(segment) ?? segment);
    const asked = method === 'HEAD' ? 'GET' : method;
    const allow = new Set<string>();
    for (const { operation, segments: matchers } of templates) {
      const values = match(matchers, segments);
      if (!values) continue;
      if (operation.method === asked) return { found: true, operation, path: values };
      allow.add(operation.method);
      if (operation.method === 'GET') allow.add('HEAD');
    }
    return { found: false, allow: [...allow] };
  };
}

/** `/things/special` goes before `/things/{id}`. */
function fixedFirst(one: Operation, other: Operation): number {
  const weight = ({ path }: Operation) => path.replace(/\{[^}]*\}/g, '{').replace(/[^/{]+/g, '!');
  return weight(one) < weight(other) ? -1 : 1;
}

function template(operation: Operation): Template {
  return { operation, segments: operation.path.split('/').map(segment) };
}

function segment(text: string): Segment {
  const names = [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '');
  if (names.length === 0) return (given) => (given === text ? [] : undefined);
  const fixed = text.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${fixed.join('(.+)')}$`, 's');
  return (given) => {
    const found = expression.exec(given);
    return found ? names.map((name, index) => [name, found[index + 1] ?? ''] as const) : undefined;
  };
}

function match(matchers: readonly Segment[], segments: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (matchers.length !== segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, matcher] of matchers.entries()) {
    const found = matcher(segments[index] ?? '');
    if (!found) return undefined;
    for (const [name, value] of found) values.set(name, value);
  }
  return values;
}
