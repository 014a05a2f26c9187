import { type Document, resolve, type Schema } from './document.ts';
import type { Language } from './languages.ts';
import { line, table } from './plain-table.ts';
import { texts } from './texts.ts';

/** Every schema of the document with its fields. */
export function schemasText(document: Document, language: Language): string[] {
  const t = texts[language];
  return Object.entries(document.components.schemas).flatMap(([name, schema]) => {
    const fields = Object.entries(schema.properties ?? {}).map(([field, one]) => {
      const required = schema.required?.includes(field) ? `, ${t.required}` : '';
      return `| \`${field}\` | ${typeOf(one, language)}${required} | ${line(meaning(document, one))} |`;
    });
    const source = schema['x-scp-source'];
    return [
      `### ${t.schema} ${name}`,
      [line(schema.description ?? ''), source ? `(${t.sources[source]})` : ''].join(' ').trim(),
      typeOf(schema, language),
      ...(fields.length > 0 ? [table([t.column.name, t.column.facts, t.column.meaning], fields)] : []),
    ];
  });
}

function meaning(document: Document, schema: Schema): string {
  return (
    schema.description ?? (schema.$ref ? (resolve(document, { $ref: schema.$ref }) as Schema).description : '') ?? ''
  );
}

/** The type in one line, such as `array of ServiceError, may be null`. */
function typeOf({ $ref, type, items, format, anyOf, oneOf }: Schema, language: Language): string {
  if ($ref) return $ref.replace(/^.*\//, '');
  const choices = anyOf ?? oneOf;
  if (choices) return choices.map((one) => typeOf(one, language)).join(' / ');
  const types = [type ?? 'any'].flat();
  const named = types
    .filter((one) => one !== 'null')
    .map((one) => (one === 'array' && items ? `array of ${typeOf(items, language)}` : one));
  return [named.join(' / '), format, types.includes('null') ? texts[language].nullable : undefined]
    .filter((one) => one !== undefined)
    .join(', ');
}
