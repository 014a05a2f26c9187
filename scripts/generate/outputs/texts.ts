import type { OperationTexts } from '../../../packages/openapi/src/table.ts';
import { constant, moduleText } from '../banner.ts';
import type { Language } from '../bundle.ts';
import { type OpenApiDocument, propertiesOf, resolve, type Schema } from '../document.ts';
import type { Files } from '../files.ts';
import type { OperationEntry, Table } from '../operation-table.ts';

/** What people read about an operation, in each language. */
export function texts(languages: Readonly<Record<Language, { document: OpenApiDocument; table: Table }>>): Files {
  const values = Object.entries(languages).map(([language, { document, table }]) => [
    language,
    Object.fromEntries(table.entries.map((entry) => [entry.operation.id, readTexts(document, entry)])),
  ]);
  return { 'texts.ts': moduleText(constant('texts', Object.fromEntries(values))) };
}

function readTexts(document: OpenApiDocument, entry: OperationEntry): OperationTexts {
  const fields = entry.rowSchema ? Object.entries(propertiesOf(document, entry.rowSchema).properties) : [];
  return {
    summary: entry.summary,
    description: entry.description.trim(),
    parameters: Object.fromEntries(entry.parameters.map(({ name, description }) => [name, oneLine(description)])),
    fields: Object.fromEntries(
      fields.map(([name, schema]) => [
        name,
        oneLine(schema.description ?? resolve<Schema>(document, schema).description),
      ]),
    ),
  };
}

function oneLine(text = ''): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
