import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject, type Schema } from 'ajv';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { EvidenceError } from '../core/error.ts';

/**
 * Reads a YAML text and checks it by a schema.
 *
 * @throws {EvidenceError} `invalidFile` that names the file, the line and what is allowed
 */
export function readYaml<Value>(name: string, text: string, schema: Schema): Value {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake) {
    const [position] = mistake.linePos ?? [];
    throw invalid(name, position?.line, mistake.message.split('\n')[0] ?? '');
  }
  const value: unknown = document.toJS();
  const validate = new Ajv({ allErrors: true, verbose: true }).compile(schema);
  if (validate(value)) return value as Value;
  // The deepest error is the one of the line that has to be changed.
  const errors = [...(validate.errors ?? [])].sort((one, other) => depthOf(other) - depthOf(one));
  const [first] = errors;
  const path = (first?.instancePath ?? '')
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const unknown = first?.params.additionalProperty;
  const node =
    unknown === undefined ? document.getIn(path, true) : keyNode(document.getIn(path, true), String(unknown));
  const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  throw invalid(name, line, `${path.join('.') || 'the file'} ${first ? sentence(first) : ''}`);
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
