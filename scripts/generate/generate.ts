import { constant, moduleText } from './banner.ts';
import { bundle } from './bundle.ts';
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
    ...documents([en, ko], version),
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
