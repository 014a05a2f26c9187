import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@scp-backup/openapi';
import { redocly } from '@scp-backup/tooling/redocly';
import { operationsOf, readDocument, type Source } from './document.ts';
import { type Language, languages } from './languages.ts';
import { insertPolicy, scriptHashes } from './policy.ts';
import { codeSamples } from './samples/index.ts';
import { sinceText } from './schema-facts.ts';
import { texts } from './texts.ts';

/** Redocly's own page of each language below `redoc/`, by its path. Only its logo, which lies elsewhere, is taken out. */
export async function redocPages(): Promise<readonly (readonly [path: string, html: string])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-docs-'));
  try {
    return await Promise.all(
      languages.map(async (language) => {
        const [source, page] = [join(folder, `${language}.json`), join(folder, `${language}.html`)];
        await writeFile(source, JSON.stringify(withSamples(withSourceTexts(await readDocument(language), language))));
        const args = ['build-docs', source, '--output', page, '--inlineBundle'];
        const { code, output } = await redocly(args, { cwd: folder });
        if (code !== 0) throw new Error(output);
        return [`redoc/${language}/index.html`, finished(await readFile(page, 'utf8'), language)] as const;
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const logo = /https:\/\/cdn\.redoc(?:ly)?\.(?:ly|com)[^"'`\s)]*/g;

const nameInPlaceOfLogo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="16"><text y="13" font-family="sans-serif" font-size="14">Redocly</text></svg>';

function finished(html: string, language: Language): string {
  const page = html
    .replaceAll(logo, `data:image/svg+xml,${encodeURIComponent(nameInPlaceOfLogo)}`)
    .replace(/<html[^>]*>/, `<html lang="${language}">`)
    .replace('<head>', '<head><link rel="icon" href="data:,">');
  return insertPolicy(page, [
    "default-src 'none'",
    `script-src ${scriptHashes(page)}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
}

/** What Redoc does not show stands in the descriptions: sources, and the values of open lists with their versions. */
function withSourceTexts<T>(value: T, language: Language): T {
  if (Array.isArray(value)) return value.map((one) => withSourceTexts(one, language)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withSourceTexts(one, language)]));
  const t = texts[language];
  const known = copy['x-extensible-enum'] as readonly string[] | undefined;
  const since = (copy['x-scp-values-since'] ?? {}) as Readonly<Record<string, string>>;
  const values = known?.map((one) => `\`${one}\`${since[one] ? ` (${sinceText(since[one], language)})` : ''}`);
  const notes = [values && `${t.known}: ${values.join(', ')}`, t.sources[copy['x-scp-source'] as Source]];
  const text = notes.filter((one) => one !== undefined).join('; ');
  const place = ['description', 'summary'].find((name) => typeof copy[name] === 'string');
  if (text !== '' && place) copy[place] = `${String(copy[place]).trim()} (${text})`;
  return copy as T;
}

function withSamples(document: Awaited<ReturnType<typeof readDocument>>): object {
  for (const [, operation] of operationsOf(document)) {
    const samples = codeSamples(operations[operation.operationId as keyof typeof operations]);
    Object.assign(operation, {
      'x-codeSamples': samples.map(({ label, source }) => ({ lang: label, label, source })),
    });
  }
  return document;
}
