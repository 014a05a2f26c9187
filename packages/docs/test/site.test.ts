import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { operations } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';
import { changesets, spoken } from '../src/changelog.ts';
import { externalAssets, scriptedAssets } from '../src/external.ts';
import { guides } from '../src/guides.ts';
import { languages } from '../src/languages.ts';
import { headingNames } from '../src/markdown.ts';
import { texts } from '../src/texts.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const dist = join(folder, 'dist');

async function filesOf(root: string): Promise<string[]> {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map((file) => relative(root, join(file.parentPath, file.name)));
}

const files = await filesOf(dist);
const pages = files.filter((file) => file.endsWith('.html'));
const read = (path: string) => readFile(join(dist, path), 'utf8');
const withoutScripts = (html: string) => html.replaceAll(/<script\b[\s\S]*?<\/script>/gi, '');
const hangul = /\p{Script=Hangul}/u;

describe('the site', () => {
  test('has the same files in both languages, and every guide', async () => {
    const of = (language: string) =>
      files
        .filter((file) => file.startsWith(`${language}/`))
        .map((file) => file.slice(3))
        .sort();
    expect(of('ko')).toEqual(of('en'));
    for (const name of [...guides, 'reference', 'reference-text', 'changes'])
      expect(of('en')).toContain(`${name}/index.html`);
    const content = await readdir(join(folder, 'content/en'));
    expect(content.sort()).toEqual(['index', ...guides].map((name) => `${name}.md`).sort());
  });

  test('has every part that readers are told of', () => {
    const guided = ['quick-start', 'signing', 'paging', 'errors', 'times', 'versions', 'testing', 'cli'];
    expect(guides).toEqual(expect.arrayContaining(guided));
    for (const language of languages) {
      const folders = [...guided, 'reference', 'reference-text', 'changes'].map((name) => `${name}/index.html`);
      const texts = ['index', ...guided, 'reference-text', 'changes'].map((name) => `${name}.md`);
      for (const path of ['index.html', ...folders, ...texts]) expect(files).toContain(`${language}/${path}`);
      for (const format of ['yaml', 'json']) expect(files).toContain(`openapi.${language}.${format}`);
    }
    expect(files).toEqual(expect.arrayContaining(['index.html', '404.html', 'llms.txt']));
  });

  test('says of each page what it is, in its language, and that the project is unofficial', async () => {
    for (const page of pages.filter((one) => one.includes('/'))) {
      const html = await read(page);
      const language = page.slice(0, 2) as (typeof languages)[number];
      const of = (pattern: RegExp) => pattern.exec(withoutScripts(html))?.[1] ?? '';
      expect(of(/<html lang="([^"]*)"/), page).toBe(language);
      expect(withoutScripts(html).match(/<h1\b/g), page).toHaveLength(1);
      const description = of(/<meta name="description" content="([^"]*)"/);
      expect(description.length, page).toBeGreaterThan(20);
      expect(hangul.test(description), page).toBe(language === 'ko');
      expect(of(/<title>([^<]+)<\/title>/), page).toMatch(
        language === 'ko' && !page.endsWith('ko/index.html') ? hangul : /./,
      );
      for (const one of languages) expect(html, page).toContain(`hreflang="${one}" href="`);
      expect(html, page).toContain(texts[language].unofficial);
    }
    for (const language of languages) {
      const called =
        language === 'ko' ? /실제 서비스를 호출해 보지 않았/ : /[Nn]obody on this project has called the live service/;
      for (const name of ['index', 'quick-start']) expect(await read(`${language}/${name}.md`), name).toMatch(called);
    }
  });

  test('allows each page only what is its own; the console a mock on this machine too', async () => {
    for (const page of pages) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await read(page))?.[1] ?? '';
      expect(policy, page).toMatch(/^default-src 'none';/);
      expect(policy, page).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|\*(?!;|$| |:)/);
      const hosts = policy.match(/https?:[^ ;]*/g) ?? [];
      const mock = ['http://127.0.0.1:*', 'http://localhost:*'];
      expect(hosts, page).toEqual(page.includes('/reference/') ? mock : []);
    }
  });

  test.each(['index', ...guides, 'reference-text', 'changes'])(
    '%s has the same headings in both languages',
    async (name) => {
      const [english = '', korean = ''] = await Promise.all(
        languages.map((language) => read(`${language}/${name}.md`)),
      );
      const levels = (text: string) => [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/^#+(?= )/gm)].map(String);
      expect(levels(korean)).toEqual(levels(english));
      const own = headingNames(korean).filter((heading) => !hangul.test(heading));
      // What stays as it is in Korean: names of ours, of languages and of protocols.
      expect(
        own.filter(
          (heading) =>
            !/^(scp-backup|TypeScript|CLI|curl.*|Python|Go|Java)$/.test(heading) &&
            !heading.startsWith('@scp-backup/') &&
            !/^\d/.test(heading),
        ),
      ).toEqual([]);
    },
  );

  test('has headings that a link finds in both languages', async () => {
    for (const page of pages.filter((one) => one.startsWith('en/') && !one.includes('reference/'))) {
      const ids = async (path: string) => [...(await read(path)).matchAll(/<h[1-6] id="([^"]*)"/g)].map(([, id]) => id);
      const own = await ids(page);
      expect(new Set(own).size, page).toBe(own.length);
      expect(await ids(page.replace('en/', 'ko/')), page).toEqual(own);
    }
  });

  test('has every label in both languages', () => {
    expect(Object.keys(texts.ko)).toEqual(Object.keys(texts.en));
    for (const [name, text] of Object.entries(texts.ko))
      if (name !== 'site') expect(JSON.stringify(text), name).toMatch(hangul);
    expect(Object.keys(texts.ko.column)).toEqual(Object.keys(texts.en.column));
  });

  test('tells every change in both languages', async () => {
    for (const text of await changesets())
      for (const language of languages) expect(spoken(text, language)).not.toBe('');
  });

  test('has the whole reference as text, and for readers without scripts', async () => {
    for (const language of languages) {
      const [plain, reference] = await Promise.all([
        read(`${language}/reference-text.md`),
        read(`${language}/reference/index.html`),
      ]);
      const without = /<noscript>([\s\S]*)<\/noscript>/.exec(reference)?.[1] ?? '';
      for (const { method, path, parameters } of Object.values(operations)) {
        for (const part of [`${method} ${path}`, ...Object.keys(parameters)]) {
          expect(plain, part).toContain(part);
          expect(without, part).toContain(part);
        }
      }
      // What the table leaves out, and what the vendor does not show: the bodies of the errors.
      for (const part of ['Scp-Api-Version', 'Accept-Language', 'HmacValidFail', 'NoSuchVersion', '"requestId"'])
        for (const text of [plain, without.replaceAll('&quot;', '"').replaceAll(/<[^>]*>/g, '')])
          expect(text).toContain(part);
      const sources = Object.values(texts[language].sources);
      for (const source of sources) expect(plain).toContain(source);
    }
  });

  test('names every page in llms.txt', async () => {
    const text = await read('llms.txt');
    for (const [, path = ''] of text.matchAll(/\]\(([^)]+)\)/g)) expect(files, path).toContain(path);
    for (const name of guides) for (const language of languages) expect(text).toContain(`${language}/${name}.md`);
  });

  test('loads nothing from elsewhere, and its own links lead somewhere', async () => {
    for (const page of pages) {
      const html = await read(page);
      expect([...externalAssets(html), ...scriptedAssets(html)], page).toEqual([]);
      // The page that a host shows anywhere names its one script by its hash.
      if (page !== '404.html') expect(html, page).not.toMatch(/<script\b(?![^>]*\bsrc=)/i);
      const links = [
        ...withoutScripts(html).matchAll(/<(?:a|link|script|search)\b[^>]*\s(?:href|src|data-index)="([^":]+)"/g),
      ];
      for (const [, link = ''] of links) {
        const [path = '', fragment] = link.split('#');
        const target =
          path === '' ? page : normalize(join(dirname(page), path.endsWith('/') ? `${path}index.html` : path));
        expect(files, `${page} → ${link}`).toContain(target);
        if (fragment) expect(await read(target), `${page} → ${link}`).toContain(`id="${fragment}"`);
      }
    }
    expect(scriptedAssets(await read('assets/redoc.js'))).toEqual([]);
  });

  test('finds only places that are there', async () => {
    for (const language of languages) {
      const { documentIds } = JSON.parse(await read(`assets/search.${language}.json`));
      for (const id of Object.values<string>(documentIds)) {
        const [path, fragment] = id.split('#');
        expect(await read(`${language}/${path}index.html`), id).toContain(`id="${fragment}"`);
      }
    }
  });

  test('is light: pages below 100 kB, the console with all shared code below 36 kB, the search with its index below 60 kB', async () => {
    const weight = async (path: string) => gzipSync(await readFile(join(dist, path))).length;
    for (const page of pages) {
      const scripts = page.includes('/reference/') ? [] : ['assets/site.js', 'assets/style.css'];
      const all = await Promise.all([page, ...scripts].map(weight));
      expect(
        all.reduce((sum, one) => sum + one, 0),
        page,
      ).toBeLessThan(100_000);
    }
    expect(await weight('assets/console.js')).toBeLessThan(36_000);
    for (const language of languages) expect(await weight(`assets/search.${language}.json`)).toBeLessThan(60_000);
  });

  test('is the same bytes when it is built twice', async () => {
    const again = await mkdtemp(join(tmpdir(), 'scp-backup-site-'));
    const builder = [join(folder, 'node_modules/tsx/dist/cli.mjs'), 'src/main.ts', again];
    await promisify(execFile)(process.execPath, builder, {
      cwd: folder,
      env: { ...process.env, TZ: 'Asia/Seoul', LANG: 'ko_KR.UTF-8' },
    });
    expect(await filesOf(again)).toEqual(files);
    for (const file of files) {
      expect((await readFile(join(again, file))).equals(await readFile(join(dist, file))), file).toBe(true);
    }
    await rm(again, { recursive: true });
  });
});
