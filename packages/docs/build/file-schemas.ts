import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Option } from './code-reader.ts';

interface FileSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly examples?: readonly string[];
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, FileSchema>>;
  readonly items?: FileSchema;
  readonly definitions?: Readonly<Record<string, FileSchema>>;
}

const read = (name: string): FileSchema =>
  JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(`@scp-backup/evidence/${name}.schema.json`)), 'utf8'));
const policy = read('policy');

/** The parts of the files that the evidence package reads, as their JSON schemas state them. */
const parts: Readonly<Record<string, FileSchema | undefined>> = {
  PolicyFile: policy,
  PolicyRules: { ...(policy.definitions && { properties: policy.definitions }) },
  PolicyException: policy.properties?.exceptions?.items,
  Annotation: read('annotations').properties?.annotations?.items,
};

/** The settings of a part; undefined for what is no part of a file. */
export function settings(part: string): readonly Option[] | undefined {
  const schema = parts[part];
  return (
    schema &&
    Object.entries(schema.properties ?? {}).map(([name, { $ref, ...own }]) => {
      const one = $ref ? (policy.definitions?.[$ref.replace(/^.*\//, '')] ?? own) : own;
      return {
        name,
        type: typeOf(one),
        resolved: typeOf(one),
        required: schema.required?.includes(name) ?? false,
        text: one.description ?? '',
      };
    })
  );
}

function typeOf({ type, const: only, enum: values, examples }: FileSchema): string {
  if (values) return values.join(' | ');
  return only === undefined ? [type, ...(examples ? [`(${examples.join(', ')})`] : [])].join(' ') : String(only);
}
