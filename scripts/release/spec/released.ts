import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../../generate/bundle.ts';
import type { Documents } from './rate.ts';

const languages = ['en', 'ko'] as const;

/** The documents that the spec makes now. */
export async function presentDocuments(specFolder: string): Promise<Documents> {
  const [en, ko] = await Promise.all(languages.map((language) => bundle(specFolder, language)));
  if (!en || !ko) throw new Error('the spec gave no document');
  return { en: en.document, ko: ko.document };
}

/** The documents of the last release, as they are committed. */
export async function releasedDocuments(specFolder: string): Promise<Documents> {
  const [en, ko] = await Promise.all(
    languages.map(async (language) => JSON.parse(await readFile(fileOf(specFolder, language), 'utf8'))),
  );
  return { en, ko };
}

export async function writeReleased(specFolder: string, documents: Documents): Promise<void> {
  for (const language of languages) {
    await writeFile(fileOf(specFolder, language), `${JSON.stringify(documents[language], null, 2)}\n`);
  }
}

function fileOf(specFolder: string, language: (typeof languages)[number]): string {
  return join(specFolder, 'released', `openapi.${language}.json`);
}
