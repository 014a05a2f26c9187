import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { withOverlay } from './bundle.ts';

type Json = { [key: string]: unknown };
type Visit = (holder: Json, key: string, path: readonly string[]) => void;

/** Keys whose texts people read. A schema's `title` is its name and stays. */
const textKeys = new Set(['description', 'summary', 'x-displayName']);

/** Objects whose keys are names, not words of OpenAPI. */
const named = new Set([
  'properties',
  'parameters',
  'responses',
  'schemas',
  'examples',
  'headers',
  'variables',
  'securitySchemes',
]);

/** What holds data, not texts. */
const data = new Set(['value', 'example', 'default', 'enum', 'const']);

/** Visits every text of a document; what stands in examples is data, and the keys of `isNamed` are names. */
export function eachText(node: unknown, visit: Visit, path: readonly string[] = [], isNamed = false): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const here = [...path, key];
    const isList = Array.isArray(value);
    if (!isNamed && (data.has(key) || (key === 'examples' && isList))) continue;
    const isText = textKeys.has(key) || here.join('/') === 'info/title';
    if (typeof value === 'string' && isText && !isNamed) visit(node as Json, key, here);
    else eachText(value, visit, here, !isNamed && !isList && named.has(key));
  }
}

/**
 * What the Korean overlay lacks or has too much: texts of the document that it leaves in English, as actions to fill in
 * and paste, and actions that find nothing.
 */
export async function koreanProblems(document: object, overlay: string): Promise<string[]> {
  const marked = structuredClone(document);
  eachText(marked, (holder, key) => {
    holder[key] = 'ENGLISH';
  });
  const missing: string[] = [];
  eachText(await withOverlay(marked, overlay), (holder, key, path) => {
    if (holder[key] !== 'ENGLISH') return;
    const english = path.reduce<unknown>((node, name) => (node as Json)[name], document);
    missing.push(
      `  - target: ${jsonPath(document, path.slice(0, -1))}\n    update: { ${key}: '' } # ${oneLine(english)}`,
    );
  });
  const { actions = [] } = parse(await readFile(overlay, 'utf8')) as { actions?: { target: string }[] };
  const lost = actions.filter(({ target }) => find(document, target) === undefined);
  return [
    ...(missing.length > 0
      ? [`spec/overlays/ko.yaml lacks Korean texts. Fill in and add:\n${missing.join('\n')}`]
      : []),
    ...lost.map(({ target }) => `spec/overlays/ko.yaml: ${target} finds nothing`),
  ];
}

/** A path by names: what stands in a list is found by its `name`. */
function jsonPath(document: object, path: readonly string[]): string {
  let node: unknown = document;
  let text = '$';
  for (const key of path) {
    const inList = Array.isArray(node);
    node = (node as Json)[key];
    const name = inList && (node as Json | undefined)?.name;
    if (typeof name === 'string') text += `[?@.name == '${name}']`;
    else if (inList) text += `[${key}]`;
    else text += /^[a-zA-Z_]\w*$/.test(key) ? `.${key}` : `['${key}']`;
  }
  return text;
}

/** What the path of an action leads to, of the forms that the overlay uses. */
function find(document: object, target: string): unknown {
  const steps = [...target.matchAll(/\[\?@\.(\w+) == '([^']*)'\]|\.([\w]+)|\['([^']+)'\]|\[(\d+)\]/g)];
  return steps.reduce<unknown>((node, [, field, value, ...keys]) => {
    if (field !== undefined) return Array.isArray(node) ? node.find((one) => one?.[field] === value) : undefined;
    return (node as Json | undefined)?.[keys.find((key) => key !== undefined) ?? ''];
  }, document);
}

function oneLine(text: unknown): string {
  return String(text).trim().replaceAll(/\s+/g, ' ');
}
