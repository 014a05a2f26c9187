import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redocly } from '../../../scripts/redocly.mjs';
import { externalAssets, scriptedAssets } from './external.ts';
import { type Language, texts } from './texts.ts';

/** Redoc shows a logo of its maker from their server; an empty picture takes its place. */
const emptyPicture = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E';

/** Redoc needs its own inline script and styles and a worker for its search. Nothing may be fetched. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data:; font-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'";

/**
 * The reference of a language as one page that loads nothing.
 *
 * @throws when the page would load anything from elsewhere
 */
export async function referencePage(language: Language): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-docs-'));
  try {
    const output = join(folder, 'index.html');
    const document = fileURLToPath(import.meta.resolve(`@scp-backup/openapi/openapi.${language}.yaml`));
    const title = `${texts[language].reference} · scp-backup`;
    const result = await redocly(['build-docs', document, '--output', output, '--title', title, '--inlineBundle'], {
      cwd: folder,
    });
    if (result.code !== 0) throw new Error(result.output);
    return offline(await readFile(output, 'utf8'), language);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function offline(html: string, language: Language): string {
  const scripted = scriptedAssets(html);
  const page = scripted
    .reduce((text, url) => text.replaceAll(url, emptyPicture), html)
    .replace(/<html\b[^>]*>/i, `<html lang="${language}">`)
    .replace(/<link\b[^>]*fonts\.googleapis\.com[^>]*>/gi, '')
    .replace(
      /<head>/i,
      `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<link rel="icon" href="data:,">`,
    );
  const external = [...externalAssets(page), ...scriptedAssets(page)];
  if (external.length > 0) throw new Error(`the reference would load ${external.join(', ')}`);
  return page;
}
