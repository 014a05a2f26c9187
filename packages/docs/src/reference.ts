import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redocly } from '@scp-backup/tooling/redocly';
import { type Document, operationsOf, withSources } from './document.ts';
import { scriptedAssets } from './external.ts';
import type { Language } from './languages.ts';
import type { Page } from './layout.ts';
import { redocLabels } from './redoc-labels.ts';
import { texts } from './texts.ts';

/** Redoc shows a logo of its maker from their server; an empty picture takes its place. */
const emptyPicture = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E';

/**
 * Redoc writes its styles into the page when it runs, so they cannot be forbidden. The console may call a mock on the
 * reader's own machine, and nothing else may be called.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; " +
  "connect-src 'self' http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'";

/** The reference page of a language: consoles, Redoc, and the plain text for readers without scripts. */
export function referencePage(document: Document, language: Language, plain: string): { page: Page; script: string } {
  const t = texts[language];
  const consoles = operationsOf(document).map(
    ({ operationId, summary }) =>
      `<section class="try" aria-labelledby="try-${operationId}"><h2 id="try-${operationId}">${t.console}: ${summary}</h2>
<scp-console operation="${operationId}"></scp-console></section>`,
  );
  const body = `<h1>${t.reference}</h1>
<p class="lead">${t.referenceText}</p>
<p><a href="../reference-text/">${t.plain}</a></p>
<noscript><p class="note">${t.noScript}</p>
${plain.replaceAll(/<h1\b[\s\S]*?<\/h1>/g, '')}</noscript>
<div class="scripted">
${consoles.join('\n')}
<div id="redoc"></div>
</div>`;
  const page: Page = {
    language,
    path: 'reference/',
    title: t.reference,
    description: t.referenceText,
    body,
    scripts: ['assets/console.js', `${language}/reference/start.js`],
    policy,
    kind: 'reference',
  };
  return { page, script: startScript(document, language) };
}

/** Starts Redoc in the colours that the reader chose there, or in the system's; its labels are put into the language of the page. */
function startScript(document: Document, language: Language): string {
  // Redoc shows samples of the languages that it is told of, and no others.
  const samples = operationsOf(document).flatMap((operation) => operation['x-codeSamples'] ?? []);
  const spoken = new Map(samples.map(({ lang, label }) => [label, { lang, label }]));
  const options = { codeSamples: { languages: [...spoken.values()] } };
  return `import { init } from '../../assets/redoc.js';
import { mendRedoc, translateLabels } from '../../assets/reference.js';

const definition = ${JSON.stringify(withSources(document, language))};
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => {
  let chosen;
  try {
    chosen = localStorage.getItem('redoc.colorMode');
  } catch {}
  if (chosen !== 'light' && chosen !== 'dark') chosen = dark.matches ? 'dark' : 'light';
  document.documentElement.classList.remove('light', 'dark');
  document.documentElement.classList.add(chosen);
};
follow();
dark.addEventListener('change', follow);
const place = document.getElementById('redoc');
translateLabels(place, ${JSON.stringify(redocLabels[language])});
mendRedoc(place, ${JSON.stringify({ close: texts[language].close })});
const options = ${JSON.stringify(options)};
init(definition, { disableTelemetry: true, ...options }, place);
`;
}

/**
 * Redoc as a file of its own, out of the page that the Redocly CLI builds: it then loads under a policy without inline
 * scripts, and once for both languages.
 *
 * @throws when the page is built otherwise than expected, or would call anybody
 */
export async function redocAssets(): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-docs-'));
  try {
    const output = join(folder, 'index.html');
    const document = fileURLToPath(import.meta.resolve('@scp-backup/openapi/openapi.en.yaml'));
    const result = await redocly(['build-docs', document, '--output', output, '--inlineBundle'], { cwd: folder });
    if (result.code !== 0) throw new Error(result.output);
    return new Map([['assets/redoc.js', redocScript(await readFile(output, 'utf8'))]]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function redocScript(html: string): string {
  const [, script] = /<script type="module">([\s\S]*?)const __redoc_definition\b/.exec(html) ?? [];
  if (!script?.includes('export{') || !script.includes('init')) throw new Error('Redoc is not where it was expected');
  const quiet = scriptedAssets(script)
    .reduce((text, url) => text.replaceAll(url, emptyPicture), script)
    .replace('console.info(`\\n%c Redoc', 'void(`\\n%c Redoc')
    // It stands within this page's `main`, and a page has one.
    .replace(/(=\w+\.)main`/, '$1div`');
  const left = scriptedAssets(quiet);
  if (left.length > 0) throw new Error(`the reference would load ${left.join(', ')}`);
  return quiet.trim();
}
