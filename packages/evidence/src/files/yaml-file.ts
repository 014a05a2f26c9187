import { readFile } from 'node:fs/promises';
import { pointerParts } from '@scp-backup/openapi';
import { Ajv, type ErrorObject, type Schema } from 'ajv';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { EvidenceError } from '../core/error.ts';

/** A mistake that no schema finds, and the way to the value. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The mistake for which a value cannot be read. */
export function mistakeAt(path: Mistake['path'], read: () => unknown): Mistake | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return { path, message: (error as Error).message };
  }
}

/**
 * Reads a YAML text and checks it by a schema, and then by `find`.
 *
 * @throws {EvidenceError} `invalidFile` that names the file, the line and what is allowed
 */
export function readYaml<Value>(
  name: string,
  text: string,
  schema: Schema,
  find: (value: Value) => Mistake | undefined,
): Value {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake) {
    const [position] = mistake.linePos ?? [];
    const [message = ''] = mistake.message.split(/ at line |\n/);
    throw invalid(name, position?.line, message);
  }
  const lineAt = (path: Mistake['path'], key?: string): number => {
    const node = document.getIn(path, true);
    const place = key === undefined ? node : keyNode(node, key);
    return isNode(place) && place.range ? lines.linePos(place.range[0]).line : 1;
  };
  const value = plainValue(name, document);
  const validate = new Ajv({ allErrors: true, verbose: true }).compile<Value>(schema);
  if (!validate(value)) {
    // The deepest error is the one of the line that has to be changed.
    const [first] = [...(validate.errors ?? [])].sort((one, other) => depthOf(other) - depthOf(one));
    const path = pointerParts(first?.instancePath ?? '');
    const line = lineAt(path, first?.params.additionalProperty);
    throw invalid(name, line, `${path.join('.') || 'the file'} ${first ? sentence(first) : ''}`);
  }
  const found = find(value);
  if (found) throw invalid(name, lineAt(found.path), `${found.path.join('.')}: ${found.message}`);
  return value;
}

/** @throws {EvidenceError} `invalidFile` for aliases that lead nowhere, or to too much */
function plainValue(name: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new EvidenceError('invalidFile', `${name}: ${(cause as Error).message}`, { cause });
  }
}

/** @throws {EvidenceError} `invalidFile` for a file that cannot be read */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new EvidenceError('invalidFile', `${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function invalid(name: string, line: number | undefined, message: string): EvidenceError {
  return new EvidenceError('invalidFile', `${name}:${line ?? 1}: ${message}`);
}

function depthOf({ instancePath, keyword }: ErrorObject): number {
  const isBranch = ['oneOf', 'anyOf', 'not'].includes(keyword);
  return instancePath.split('/').length * 2 - (isBranch ? 1 : 0);
}

/** The key of a map, which the message is about. */
function keyNode(map: unknown, key: string): unknown {
  const items = (map as { items?: readonly { key: unknown }[] } | undefined)?.items ?? [];
  return items.find((pair) => (pair.key as { value?: unknown }).value === key)?.key ?? map;
}

function sentence({ keyword, params, message, data, parentSchema }: ErrorObject): string {
  const value = JSON.stringify(data)?.slice(0, 100);
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.properties ?? {});
      return `has an unknown setting ${params.additionalProperty}; there are ${known.join(', ')}`;
    }
    case 'required':
      return `needs ${params.missingProperty}`;
    case 'enum':
      return `must be ${params.allowedValues.join(', ')}, not ${value}`;
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}, not ${value}`;
    case 'pattern':
      return `must be such as ${(parentSchema?.examples ?? []).join(', ')}, not ${value}`;
    default:
      return `${message}, not ${value}`;
  }
}
