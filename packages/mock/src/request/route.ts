import type { Operation, OperationTable } from '@scp-backup/openapi';
import { decode } from './query.ts';

export type Route =
  | { readonly found: true; readonly operation: Operation; readonly path: ReadonlyMap<string, string> }
  /** `allow` holds the methods of the path; empty where no such path is known. */
  | { readonly found: false; readonly allow: readonly string[] };

interface Template {
  readonly operation: Operation;
  readonly names: readonly string[];
  readonly expression: RegExp;
}

/** Stands between segments: a lone surrogate, which no decoded text holds. */
const slash = '\uD800';

/** Finds the operation of a method and a path. HEAD is answered as GET is. */
export function createRouter(operations: OperationTable): (method: string, path: string) => Route {
  const templates = Object.values(operations).sort(fixedFirst).map(createTemplate);
  return (method, path) => {
    const text = path
      .split('/')
      .map((segment) => decode(segment) ?? segment)
      .join(slash);
    const [match] = templates.flatMap((one) => matchTemplate(one, text));
    if (!match) return { found: false, allow: [] };
    const asked = method === 'HEAD' ? 'GET' : method;
    return asked === match.operation.method ? { found: true, ...match } : { found: false, allow: ['GET', 'HEAD'] };
  };
}

/** `/things/special` goes before `/things/{id}`. */
function fixedFirst(one: Operation, other: Operation): number {
  const weight = ({ path }: Operation) => path.replace(/\{[^}]*\}/g, '{').replace(/[^/{]+/g, '!');
  return weight(one) < weight(other) ? -1 : 1;
}

function createTemplate(operation: Operation): Template {
  const names = Array.from(operation.path.matchAll(/\{([^}]*)\}/g), ([, name = '']) => name);
  const fixed = operation.path.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const expression = fixed.join(`([^${slash}]+)`).replaceAll('/', slash);
  return { operation, names, expression: new RegExp(`^${expression}$`) };
}

function matchTemplate({ operation, names, expression }: Template, text: string) {
  const [match, ...values] = expression.exec(text) ?? [];
  if (match === undefined) return [];
  return [{ operation, path: new Map(names.map((name, index) => [name, values[index] ?? ''])) }];
}
