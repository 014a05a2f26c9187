import { readFile } from 'node:fs/promises';
import { pointerParts } from '@scp-backup/openapi';
import { Ajv, type ErrorObject, type Schema } from 'ajv';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { EvidenceError, errorText } from '../core/error.ts';
import { type Text, textAbout } from '../core/text.ts';
import { errorTexts } from '../messages/errors.ts';
import { inLine, schemaText, syntaxText } from '../messages/files.ts';

const ajv = new Ajv({ allErrors: true, verbose: true });

type Path = readonly (string | number)[];

/** A value that no schema can check: the way to it, and what throws where it cannot be read. */
export type Reading = readonly [path: Path, read: () => unknown];

/**
 * Reads a YAML text, and checks it by a schema and by `readings`.
 *
 * @throws {EvidenceError} `invalidFile` that names the file, the line and what is allowed
 */
export function readYaml<Value>(
  name: string,
  text: string,
  schema: Schema,
  readings: (value: Value) => readonly Reading[],
): Value {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake) throw invalid(name, mistake.linePos?.[0].line, syntaxText(mistake));
  const lineAt = (path: Path, key?: string): number => {
    const node = document.getIn(path, true);
    const named = key === undefined ? node : keyNode(node, key);
    return isNode(named) && named.range ? lines.linePos(named.range[0]).line : 1;
  };
  const value = plainValue(name, document);
  const validate = ajv.compile<Value>(schema);
  if (!validate(value)) {
    // The deepest error is the one of the line that has to be changed.
    const [first] = [...(validate.errors ?? [])].sort((one, other) => depthOf(other) - depthOf(one));
    const path = pointerParts(first?.instancePath ?? '');
    const line = lineAt(path, first?.params.additionalProperty);
    throw invalid(name, line, schemaText(path.join('.'), first as ErrorObject));
  }
  for (const [path, read] of readings(value)) {
    try {
      read();
    } catch (error) {
      throw invalid(name, lineAt(path), textAbout(path.join('.'), errorText(error)));
    }
  }
  return value;
}

/** @throws {EvidenceError} `invalidFile` for aliases that lead nowhere, or to too much */
function plainValue(name: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new EvidenceError('invalidFile', textAbout(name, errorText(cause)), { cause });
  }
}

/** @throws {EvidenceError} `invalidFile` for a file that cannot be read */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new EvidenceError('invalidFile', errorTexts.unreadable(path, (cause as Error).message), { cause });
  }
}

function invalid(name: string, line: number | undefined, text: Text): EvidenceError {
  return new EvidenceError('invalidFile', inLine(name, line ?? 1, text));
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
