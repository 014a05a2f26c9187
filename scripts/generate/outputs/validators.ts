import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { build } from 'esbuild';
import { banner } from '../banner.ts';
import type { OpenApiDocument, Schema } from '../document.ts';
import type { Files } from '../files.ts';
import type { Table } from '../operation-table.ts';

const componentPrefix = '#/components/schemas/';

/**
 * Validators compiled ahead of time: no compiler and no `eval` at run time. Component schemas are compiled once and
 * shared; only a schema that stands inline in an operation gets a function of its own.
 */
export async function validators(document: OpenApiDocument, { entries }: Table): Promise<Files> {
  const functions = new Map<string, string>();
  const nameOf = (schema: Schema, inlineId: string): string => {
    const id = schema.$ref?.startsWith(componentPrefix) ? schema.$ref.slice(1) : `/${inlineId}`;
    const name = functions.get(id) ?? `check${functions.size}`;
    functions.set(id, name);
    if (!schema.$ref) inline.set(id, schema);
    return name;
  };
  const inline = new Map<string, Schema>();
  const table = entries.map(({ operation, parameters, bodies }) => ({
    id: operation.id,
    parameters: parameters.map(
      (one) => [one.name, nameOf(one.schema, `${operation.id}/parameters/${one.name}`)] as const,
    ),
    responses: bodies.map(
      (one) =>
        [
          one.status,
          one.mediaType,
          nameOf(one.content.schema, `${operation.id}/${one.status}/${one.mediaType}`),
        ] as const,
    ),
  }));
  const code = await compile(document, functions, inline);
  return {
    'validators.ts': `// ${banner}\n// @ts-nocheck\n\nimport type { OperationValidators } from '../compiled.ts';\n\n${code}\n${tableText(table)}`,
  };
}

type TableRows = readonly {
  id: string;
  parameters: readonly (readonly [string, string])[];
  responses: readonly (readonly [string, string, string])[];
}[];

function tableText(table: TableRows): string {
  const rows = table.map(({ id, parameters, responses }) => {
    const statuses = [...new Set(responses.map(([status]) => status))];
    return [
      `  ${JSON.stringify(id)}: {`,
      `    parameters: { ${parameters.map(([name, validate]) => `${JSON.stringify(name)}: ${validate}`).join(', ')} },`,
      '    responses: {',
      ...statuses.map((status) => {
        const byType = responses.filter(([one]) => one === status);
        return `      ${JSON.stringify(status)}: { ${byType.map(([, type, validate]) => `${JSON.stringify(type)}: ${validate}`).join(', ')} },`;
      }),
      '    },',
      '  },',
    ].join('\n');
  });
  return `export const validators: { readonly [id: string]: OperationValidators } = {\n${rows.join('\n')}\n};\n`;
}

async function compile(
  document: OpenApiDocument,
  functions: ReadonlyMap<string, string>,
  inline: ReadonlyMap<string, Schema>,
): Promise<string> {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  formats.default(ajv);
  // A format that ajv does not know says nothing by itself; beside `date-time-local` stands a pattern.
  for (const format of formatsIn(document)) if (!Object.hasOwn(ajv.formats, format)) ajv.addFormat(format, true);
  for (const [name, schema] of Object.entries(document.components.schemas ?? {})) {
    ajv.addSchema(assertionsOnly(schema) as object, `${componentPrefix.slice(1)}${name}`);
  }
  for (const [id, schema] of inline) ajv.addSchema(assertionsOnly(schema) as object, id);
  const source = standalone.default(ajv, Object.fromEntries([...functions].map(([id, name]) => [name, id])));
  return bundleHelpers(source);
}

/** ajv's output calls small helpers of ajv; they go into the file, so that it needs no package at run time. */
async function bundleHelpers(source: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'js' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    legalComments: 'none',
  });
  const text = result.outputFiles[0]?.text ?? '';
  // What is generated does not depend on where the packages are installed.
  const anywhere = text.replaceAll(/^( *)"\S*\/node_modules\//gm, '$1"');
  return anywhere.replace(/\nexport \{[^}]*\};\n/, '\n').replaceAll(/^\/\/ .*\n/gm, '');
}

function formatsIn(document: OpenApiDocument): ReadonlySet<string> {
  const found = new Set<string>();
  JSON.stringify(document, (key, value) => {
    if (key === 'format' && typeof value === 'string') found.add(value);
    return value;
  });
  return found;
}

const annotations = new Set([
  ...['title', 'description', 'example', 'examples', 'default', 'deprecated', 'externalDocs'],
  ...['discriminator', 'xml'],
]);

/** The schema without what only describes, with component references as absolute ids. */
function assertionsOnly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(assertionsOnly);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (annotations.has(key) || key.startsWith('x-')) return [];
      if (key === '$ref') return [[key, String(value).replace(/^#/, '')]];
      if (key === 'enum' || key === 'const') return [[key, value]];
      if (key === 'properties' || key === '$defs') {
        return [[key, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, assertionsOnly(one)]))]];
      }
      return [[key, assertionsOnly(value)]];
    }),
  );
}
