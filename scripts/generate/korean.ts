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
 * and paste, beside the Korean that another text of the same English has; actions that find nothing, or find by an index.
 */
export async function koreanProblems(document: object, overlay: string): Promise<string[]> {
  const known = new Map<string, [string]>();
  const english: { target: string; key: string; text: string }[] = [];
  eachText(await withOverlay(document, overlay), (holder, key, path) => {
    const text = String(path.reduce<unknown>((node, name) => (node as Json)[name], document));
    const korean = String(holder[key]);
    if (isKorean(korean)) known.set(text, [korean]);
    else english.push({ target: jsonPath(document, path.slice(0, -1)), key, text });
  });
  const missing = english.map(({ target, key, text }, index) => [
    ...(english[index - 1]?.target === target ? [] : [`  - target: ${target}\n    update:`]),
    `      ${key}: '' # ${[text, ...(known.get(text) ?? [])].map(oneLine).join(' → ')}`,
  ]);
  const { actions = [] } = parse(await readFile(overlay, 'utf8')) as { actions?: { target: string }[] };
  const targets = actions.map(({ target }) => target);
  const counted = targets.filter((target) => /\[\d+\]/.test(target));
  const lost = targets.filter((target) => !counted.includes(target) && find(document, target) === undefined);
  return [
    ...(missing.length > 0
      ? [`spec/overlays/ko.yaml lacks Korean texts. Fill in and add:\n${missing.flat().join('\n')}`]
      : []),
    ...counted.map((target) => `spec/overlays/ko.yaml: ${target} finds by an index: use [?@.name == '…']`),
    ...lost.map((target) => `spec/overlays/ko.yaml: ${target} finds nothing: correct or remove the action`),
  ];
}

/** The vendor writes the one text without Hangul in English. */
function isKorean(text: string): boolean {
  return /[가-힣]/.test(text) || text === 'Backup ID';
}

/** A path by names: what stands in a list is found by its `name`, and a server by its `url`. */
function jsonPath(document: object, path: readonly string[]): string {
  let node: unknown = document;
  let text = '$';
  for (const key of path) {
    const inList = Array.isArray(node);
    node = (node as Json)[key];
    const { name, url } = node as Json;
    if (inList) text += name === undefined ? `[?@.url == '${url}']` : `[?@.name == '${name}']`;
    else text += /^[a-zA-Z_]\w*$/.test(key) ? `.${key}` : `['${key}']`;
  }
  return text;
}

/** What the path of an action leads to, of the forms that the overlay uses. */
function find(document: object, target: string): unknown {
  const steps = [...target.matchAll(/\[\?@\.(\w+) == '([^']*)'\]|\.([\w]+)|\['([^']+)'\]/g)];
  return steps.reduce<unknown>((node, [, field, value, ...keys]) => {
    if (field !== undefined) return Array.isArray(node) ? node.find((one) => one?.[field] === value) : undefined;
    return (node as Json | undefined)?.[keys.find((key) => key !== undefined) ?? ''];
  }, document);
}

function oneLine(text: unknown): string {
  return String(text).trim().replaceAll(/\s+/g, ' ');
}
