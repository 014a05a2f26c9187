import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Schema } from './document.ts';
import type { Language } from './languages.ts';
import { code, line, table } from './markdown.ts';
import { texts } from './texts.ts';

/** The files that people write for `scp-backup evidence`. */
export const evidenceFiles = ['policy', 'annotations'] as const;

export type EvidenceFile = (typeof evidenceFiles)[number];

/** Where the schema of a file is. */
export function schemaPath(file: EvidenceFile): string {
  return fileURLToPath(import.meta.resolve(`@scp-backup/evidence/${file}.schema.json`));
}

/** The descriptions of the schemas in Korean, by file and setting. */
const korean: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../content/ko/evidence-schemas.json', import.meta.url), 'utf8'),
);

/** The settings of a file as a table, made from its schema. */
export function settingsTable(file: EvidenceFile, language: Language): string {
  const { column, required } = texts[language];
  const rows = settingsOf(file).map(({ path, schema, required: isRequired }) => {
    const name = `${code(path)}${isRequired ? ` ${required}` : ''}`;
    const text = (language === 'ko' && korean[keyOf(file, path)]) || (schema.description ?? '');
    return [name, valuesOf(schema), line(text)];
  });
  return table([column.name, column.facts, column.meaning], rows);
}

/** Every description that a table shows, by file and setting. */
export function settingTexts(): Readonly<Record<string, string>> {
  const texts = evidenceFiles.flatMap((file) =>
    settingsOf(file).map(({ path, schema }) => [keyOf(file, path), schema.description ?? ''] as const),
  );
  return Object.fromEntries(texts);
}

/** The settings for all backups and those for some have the same text. */
function keyOf(file: EvidenceFile, path: string): string {
  return `${file}.${path.replace(/^(default|rules\[\]|exceptions\[\]|annotations\[\])\./, '')}`;
}

function settingsOf(file: EvidenceFile) {
  const root: Schema = JSON.parse(readFileSync(schemaPath(file), 'utf8'));
  const seen = new Set<string>();
  const walk = (schema: Schema, prefix: string): readonly { path: string; schema: Schema; required: boolean }[] =>
    Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
      const resolved = one.$ref === undefined ? one : (root.definitions?.[one.$ref.split('/').at(-1) ?? ''] ?? {});
      const inner = resolved.items ?? resolved;
      const way = `${prefix}${name}`;
      const required = schema.required?.includes(name) ?? false;
      // What a rule can set, `default` has shown.
      if (one.$ref !== undefined && seen.has(one.$ref) && !required) return [];
      if (one.$ref !== undefined) seen.add(one.$ref);
      const own = { path: way, schema: resolved, required };
      return [own, ...walk(inner, `${way}${resolved.items ? '[]' : ''}.`)];
    });
  return walk(root, '');
}

function valuesOf({ type, enum: values, const: only, examples, minimum, maximum }: Schema): string {
  if (values) return values.map(code).join(', ');
  if (only !== undefined) return code(only);
  if (examples) return examples.map(code).join(', ');
  return minimum === undefined ? String(type ?? '') : `${type} ${minimum}–${maximum}`;
}
