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
import { headingNames, render } from '../src/markdown.ts';
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
      expect(plain).toContain('x-scp-source');
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
      expect(html, page).not.toMatch(/<script\b(?![^>]*\bsrc=)/i);
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

  test('is light: pages below 100 kB, the console with all shared code below 34 kB, the search with its index below 60 kB', async () => {
    const weight = async (path: string) => gzipSync(await readFile(join(dist, path))).length;
    for (const page of pages) {
      const scripts = page.includes('/reference/') ? [] : ['assets/site.js', 'assets/style.css'];
      const all = await Promise.all([page, ...scripts].map(weight));
      expect(
        all.reduce((sum, one) => sum + one, 0),
        page,
      ).toBeLessThan(100_000);
    }
    expect(await weight('assets/console.js')).toBeLessThan(34_000);
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

describe('the check for external assets', () => {
  test.each([
    '<script src="https://a.test/x.js"></script>',
    "<img alt='' src='//a.test/x.png'>",
    '<link rel=stylesheet href=https://a.test/x.css>',
    '<iframe src="https://a.test/"></iframe>',
    '<source srcset="https://a.test/x.webp 2x">',
    '<style>@import "https://a.test/x.css";</style>',
    '<style>b{background:url( "https://a.test/x.png" )}</style>',
    '<object data="https://a.test/x.svg"></object>',
  ])('finds %s', (html) => {
    expect(externalAssets(html).length).toBe(1);
  });

  test('leaves links and scripts of the page alone', () => {
    expect(
      externalAssets('<a href="https://a.test/">a</a><script>const s = "<img src=\'https://a.test/x\'>";</script>'),
    ).toEqual([]);
  });
});

test('an address of a heading keeps letters of every language, and is there once', () => {
  const page = '## 1. Start the mock\n\n## 서명, 한 단계씩\n\n## a — b\n\n## a - b\n\n## a-b 2\n\n## A B';
  expect(render(page).headings.map(({ id }) => id)).toEqual([
    '1-start-the-mock',
    '서명-한-단계씩',
    'a-b',
    'a-b-2',
    'a-b-2-2',
    'a-b-3',
  ]);
});

test('a page with another number of headings than the English one is refused', () => {
  expect(() => render('# 제목\n\n## 하나', ['Title', 'One', 'Two'])).toThrow(
    '"제목" has 2 headings; the English page has 3',
  );
});
