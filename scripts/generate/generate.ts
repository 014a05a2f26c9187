import { join } from 'node:path';
import { constant, moduleText } from './banner.ts';
import { type Bundle, bundle, withOverlay } from './bundle.ts';
import type { OpenApiDocument } from './document.ts';
import type { Files } from './files.ts';
import { readTable } from './operation-table.ts';
import { documents } from './outputs/documents.ts';
import { examples } from './outputs/examples.ts';
import { operations } from './outputs/operations.ts';
import { texts } from './outputs/texts.ts';
import { types } from './outputs/types.ts';
import { validators } from './outputs/validators.ts';

/**
 * Everything that the spec generates, as texts by path. Reads the spec, writes nothing. The version is that of the
 * package: the document, the types and the reference carry the same one.
 */
export async function generate(specFolder: string, version: string): Promise<Files> {
  const en = await bundle(specFolder, 'en');
  const ko = await bundle(specFolder, 'ko');
  const table = readTable(en.document);
  return {
    ...documents([en, ko], await portable(en, specFolder), version),
    'version.ts': moduleText(constant('version', version)),
    ...(await types(en.document)),
    ...operations(table),
    ...(await validators(en.document, table)),
    ...examples(en.document, table),
    ...texts({
      en: { document: en.document, table },
      ko: { document: ko.document, table: readTable(ko.document) },
    }),
  };
}

/** The document for other generators; a list of one type is written as that type. */
async function portable({ document }: Bundle, specFolder: string): Promise<OpenApiDocument> {
  const rendered = await withOverlay(document, join(specFolder, 'overlays/portable.yaml'));
  const text = JSON.stringify(rendered, (key, value) =>
    key === 'type' && Array.isArray(value) && value.length === 1 ? value[0] : value,
  );
  return JSON.parse(text);
}
