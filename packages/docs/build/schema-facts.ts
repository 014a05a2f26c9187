import { type Document, resolve, type Schema, type Sourced } from './document.ts';
import type { Language } from './languages.ts';
import { code, heading, line, plain, table } from './markdown.ts';
import { texts } from './texts.ts';

/** What a schema states of a value, in one cell: `string, date-time, may be null`. */
export function typeOf(schema: Schema, language: Language): string {
  const { $ref, type, items, format, anyOf, oneOf } = schema;
  if ($ref) return `[${nameOf($ref)}](#${anchorOf($ref)})`;
  const choices = anyOf ?? oneOf;
  if (choices) return choices.map((one) => typeOf(one, language)).join(' / ');
  const types = [type ?? 'any'].flat();
  const names = types
    .filter((one) => one !== 'null')
    .map((one) => (one === 'array' && items ? `array: ${typeOf(items, language)}` : one));
  return [names.join(' / '), format, types.includes('null') ? texts[language].nullable : undefined]
    .filter((one) => one !== undefined)
    .join(', ');
}

/** What a value may be beyond its type: bounds, the default, and each known value with the version that brought it. */
export function limitsOf(document: Document, schema: Schema, language: Language): string {
  const t = texts[language];
  const { default: fallback, minimum, maximum, ...rest } = target(document, schema);
  const since = rest['x-scp-values-since'] ?? {};
  const named = (values: readonly unknown[]) =>
    values
      .filter((value) => value !== null)
      .map(
        (value) => code(value) + (since[String(value)] ? ` (${sinceText(since[String(value)] ?? '', language)})` : ''),
      )
      .join(', ');
  return [
    fallback === undefined ? '' : `${t.fallback} ${code(fallback)}`,
    minimum === undefined ? '' : `≥ ${minimum}`,
    maximum === undefined ? '' : `≤ ${maximum}`,
    rest.enum ? `${t.allowed}: ${named(rest.enum)}` : '',
    rest['x-extensible-enum'] ? `${t.known}: ${named(rest['x-extensible-enum'])}` : '',
  ]
    .filter((one) => one !== '')
    .join('; ');
}

export function sinceText(version: string, language: Language): string {
  const { since } = texts[language];
  return language === 'ko' ? `${version} ${since}` : `${since} ${version}`;
}

export function sourceText(source: Sourced['x-scp-source'], language: Language): string {
  const { documented, sources } = texts[language];
  if (typeof source !== 'object') return source ? sources[source] : documented;
  return [documented, ...Object.entries(source).map(([keyword, one]) => `${code(keyword)}: ${sources[one]}`)].join(
    '; ',
  );
}

/** The schema with what it refers to. */
export function target(document: Document, schema: Schema): Schema {
  return schema.$ref ? { ...resolve<Schema>(document, { $ref: schema.$ref }), ...schema } : schema;
}

const nameOf = ($ref: string) => $ref.replace(/^.*\//, '');
const anchorOf = ($ref: string) => `schema-${nameOf($ref).toLowerCase()}`;

/**
 * The schemas that the responses lead to, each as a table of its fields. One that stands in its response has the status for
 * a name.
 */
export function schemasText(
  document: Document,
  responses: readonly (readonly [status: string, schema: Schema])[],
  language: Language,
): string[] {
  const inline = responses.filter(([, schema]) => schema.properties || schema.items);
  const named = reachable(
    document,
    responses.map(([, schema]) => schema),
  );
  return [
    ...inline.flatMap(([status, schema]) => schemaText(document, [status, `schema-${status}`], schema, language)),
    ...[...named].flatMap(($ref) =>
      schemaText(document, [nameOf($ref), anchorOf($ref)], resolve<Schema>(document, { $ref }), language),
    ),
  ];
}

/** A row for each field, and below it for those of an object that stands there instead of in a schema of its own. */
function fieldRows(document: Document, schema: Schema, language: Language, before = ''): string[][] {
  const { required } = texts[language];
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const { description = '', ...all } = target(document, field);
    const source = all['x-scp-source'] ?? schema['x-scp-source'];
    const since = all['x-scp-since'];
    const row = [
      `${code(before + name)}<br>${[typeOf(field, language), ...(schema.required?.includes(name) ? [required] : [])].join(', ')}`,
      [line(description), limitsOf(document, field, language), since ? sinceText(since, language) : '']
        .filter((one) => one !== '')
        .join('<br>'),
      sourceText(source, language),
    ];
    const nested = field.items ? fieldRows(document, field.items, language, `${before}${name}[].`) : [];
    return [row, ...fieldRows(document, field, language, `${before}${name}.`), ...nested];
  });
}

function schemaText(
  document: Document,
  [name, anchor]: readonly [name: string, anchor: string],
  schema: Schema,
  language: Language,
): string[] {
  const { column } = texts[language];
  const rows = fieldRows(document, schema, language);
  const limits = limitsOf(document, schema, language);
  return [
    heading(3, name, anchor),
    `${plain(schema.description ?? '').trim()} (${sourceText(schema['x-scp-source'], language)})`,
    rows.length > 0
      ? table([column.name, column.meaning, column.source], rows)
      : [typeOf(schema, language), limits].filter((one) => one !== '').join('; '),
  ];
}

function reachable(document: Document, schemas: readonly Schema[], found: Set<string> = new Set()): Set<string> {
  for (const schema of schemas) {
    const { $ref, items, properties = {}, anyOf = [], oneOf = [] } = schema;
    if ($ref && !found.has($ref)) {
      found.add($ref);
      reachable(document, [resolve<Schema>(document, { $ref })], found);
    }
    reachable(document, [...(items ? [items] : []), ...Object.values(properties), ...anyOf, ...oneOf], found);
  }
  return found;
}
