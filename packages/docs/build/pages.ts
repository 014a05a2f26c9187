import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { changelog } from './changelog.ts';
import { codePage } from './code-pages.ts';
import { dependencyTable } from './dependencies.ts';
import { operationsOf, readDocument } from './document.ts';
import { evidenceFiles, schemaPath, settingsTable } from './evidence-schemas.ts';
import { withAddresses } from './heading-addresses.ts';
import { type Language, languages } from './languages.ts';
import { operationPage } from './operation-page.ts';
import { overviewPage } from './overview-page.ts';
import { guides, repository } from './site.ts';
import { codePages } from './texts.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Writes what VitePress builds: every page as Markdown, and beside them the files that are served as they are. */
export async function writePages(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${text.trim()}\n`);
  };
  for (const language of languages) {
    for (const [name, text] of await pagesOf(language)) await write(`${language}/${name}.md`, text);
  }
  // Above the languages is a page that leads to the one that was read last, or that the browser asks for.
  const choice = await readFile(here('../content/choice.txt'), 'utf8');
  for (const path of ['index', 'redoc/index']) await write(`${path}.md`, choice);
  const files = join(folder, 'public');
  await mkdir(files, { recursive: true });
  const documents = languages.flatMap((language) => [`openapi.${language}.yaml`, `openapi.${language}.json`]);
  for (const name of [...documents, 'openapi.portable.json']) {
    await copyFile(fileURLToPath(import.meta.resolve(`@scp-backup/openapi/${name}`)), join(files, name));
  }
  for (const file of evidenceFiles) await copyFile(schemaPath(file), join(files, basename(schemaPath(file))));
  await cp(here('../content/public'), files, { recursive: true });
  // Some hosts drop files whose names start with an underscore unless they find this one.
  await writeFile(join(files, '.nojekyll'), '');
  await build({
    entryPoints: { console: here('../src/console/main.ts') },
    outdir: files,
    chunkNames: 'console-[hash]',
    splitting: true,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'inline',
  });
}

async function pagesOf(language: Language): Promise<Map<string, string>> {
  const document = await readDocument(language);
  const pages = new Map<string, string>();
  for (const name of guides) pages.set(name, await guide(language, name));
  pages.set('reference/index', overviewPage(document, language));
  for (const [, operation] of operationsOf(document)) {
    pages.set(`reference/${operation.operationId}`, operationPage(document, operation, language));
  }
  for (const name of codePages) pages.set(`reference/${name}`, codePage(name, language));
  const changes = withAddresses(await changelog(language), await changelog('en'));
  pages.set('changes', `---\neditLink: false\n---\n\n${changes}`);
  return pages;
}

/** A guide with what stands elsewhere: the address of the project, what is installed, and the schemas. */
async function guide(language: Language, name: string): Promise<string> {
  const read = (one: Language) => readFile(here(`../content/${one}/${name}.md`), 'utf8');
  const text = await read(language);
  const [, lead = ''] = /^(?!#)(\S.*)$/m.exec(text) ?? [];
  const page = withAddresses(text, await read('en'))
    .replaceAll('{{repository}}', repository)
    .replace('{{policySchema}}', () => settingsTable('policy', language))
    .replace('{{annotationsSchema}}', () => settingsTable('annotations', language))
    .replace('{{dependencies}}', () => dependencyTable(language));
  return `---\ndescription: ${JSON.stringify(lead.replaceAll(/[`*]/g, ''))}\n---\n\n${page}`;
}
