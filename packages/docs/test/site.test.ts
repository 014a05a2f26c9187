import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import {
  type Operation,
  type OperationExamples,
  operations,
  type ResponseShape,
  type RowFields,
  responses,
  rows,
} from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { budgetFor, budgets } from '@scp-backup/tooling/budgets';
import { describe, expect, test } from 'vitest';
import { changesets, spoken } from '../build/changelog.ts';
import { describedTexts } from '../build/code-pages.ts';
import { languages } from '../build/languages.ts';
import { guides } from '../build/site.ts';
import { texts } from '../build/texts.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const dist = join(folder, 'dist');

async function filesOf(root: string): Promise<string[]> {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map((file) => relative(root, join(file.parentPath, file.name)));
}

const files = await filesOf(dist);
const html = files.filter((file) => file.endsWith('.html'));
const pages = html.filter((file) => /^(en|ko)\//.test(file));
const read = (path: string) => readFile(join(dist, path), 'utf8');
/** What a script imports before it runs. */
const importsOf = (script: string) => [...script.matchAll(/\bfrom"\.\/([\w-]+\.js)"/g)].map(([, name = '']) => name);
const statuses: Readonly<Record<string, Readonly<Record<string, ResponseShape>>>> = responses;
const hangul = /\p{Script=Hangul}/u;

function fieldsOf(id: string): readonly string[] {
  return Object.keys((rows as Readonly<Record<string, RowFields>>)[id] ?? {}).map((name) => `${name}\``);
}

function bodiesOf(id: string): readonly string[] {
  const { responses: bodies = {} } = (examples as Readonly<Record<string, OperationExamples>>)[id] ?? {};
  return Object.values(bodies)
    .flatMap((named) => Object.values(named))
    .map((body) => (typeof body === 'string' ? body : JSON.stringify(body, null, 2)));
}

describe('the site', () => {
  test('has the same pages in both languages, every guide and every operation', () => {
    const of = (language: string) => files.filter((one) => one.startsWith(`${language}/`)).map((one) => one.slice(3));
    expect(of('ko').sort()).toEqual(of('en').sort());
    for (const name of guides) expect(of('en')).toContain(name === 'index' ? 'index.html' : `${name}/index.html`);
    for (const id of Object.keys(operations)) expect(of('en')).toContain(`reference/${id}/index.html`);
  });

  test('has a guide for every file of content', async () => {
    for (const language of languages) {
      const names = (await readdir(join(folder, 'content', language))).filter((name) => name.endsWith('.md'));
      expect(names.sort()).toEqual(guides.map((name) => `${name}.md`).sort());
    }
  });

  test.each(pages)('%s says what it is, in its language, and that the project is unofficial', async (path) => {
    const text = await read(path);
    const language = path.startsWith('ko/') ? 'ko' : 'en';
    const of = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
    expect(of(/<html lang="([^"]*)"/)).toBe(language);
    expect(text.match(/<h1\b/g)).toHaveLength(1);
    const description = of(/<meta name="description" content="([^"]*)"/);
    expect(description).not.toBe('');
    expect(hangul.test(description)).toBe(language === 'ko');
    expect(text).toContain(texts[language].unofficial);
  });

  test.each(pages.filter((one) => one.startsWith('en/')))('%s has the same headings in Korean', async (path) => {
    const ids = async (page: string) => [...(await read(page)).matchAll(/<h([1-6]) id="([^"]*)"/g)].map(([one]) => one);
    const own = await ids(path);
    expect(new Set(own).size).toBe(own.length);
    expect(await ids(path.replace('en/', 'ko/'))).toEqual(own);
  });

  test('has every label in both languages', () => {
    const check = (korean: unknown, english: unknown, path: string): void => {
      if (typeof korean !== 'object' || korean === null) {
        const text = typeof korean === 'function' ? korean('', '') : String(korean);
        if (!/KeyAriaLabel/.test(path)) expect(text, path).toMatch(hangul);
        return;
      }
      if (!/theme|search/.test(path)) expect(Object.keys(korean), path).toEqual(Object.keys(english as object));
      for (const [name, part] of Object.entries(korean)) {
        check(part, (english as Record<string, unknown> | undefined)?.[name], `${path}.${name}`);
      }
    };
    check(texts.ko, texts.en, 'texts');
  });

  test.each(Object.entries(describedTexts()))('describes %s', (_, text) => {
    expect(text).toMatch(/\w/);
  });

  test('describes every option, error code and fault in Korean, and nothing else', async () => {
    const korean = JSON.parse(await readFile(join(folder, 'content/ko/code.json'), 'utf8'));
    const names = Object.keys(korean).filter((name) => !name.endsWith('#default'));
    expect(names.sort()).toEqual(Object.keys(describedTexts()).sort());
  });

  test('tells every change in both languages', async () => {
    for (const text of await changesets())
      for (const language of languages) expect(spoken(text, language)).not.toBe('');
  });

  test('allows each page only what is its own, and a mock on this machine', async () => {
    for (const path of html) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await read(path))?.[1] ?? '';
      expect(policy, path).toMatch(/^default-src 'none';/);
      expect(policy, path).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|\*(?!;|$| |:)/);
      const mock = ['http://127.0.0.1:*', 'http://localhost:*'];
      expect(policy.match(/https?:[^ ;]*/g) ?? [], path).toEqual(
        path.startsWith('redoc/') && path !== 'redoc/index.html' ? [] : mock,
      );
    }
  });

  test('loads nothing from elsewhere', async () => {
    const loading =
      /<(?:script|img|iframe|link|source|object)\b[^>]*\s(?:src|srcset|href|data)=["']?((?:https?:)?\/\/[^"'\s>]+)/gi;
    for (const path of html) {
      const text = (await read(path)).replaceAll(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1');
      expect(
        [...text.matchAll(loading)].map(([, url]) => url),
        path,
      ).toEqual([]);
    }
  });

  test('has links that lead to a page, and to a heading of it', async () => {
    for (const path of html.filter((one) => !one.startsWith('redoc/'))) {
      const text = (await read(path)).replaceAll(/<script\b[\s\S]*?<\/script>/g, '');
      for (const [, link = ''] of text.matchAll(/<a\b[^>]*\shref="([^":]+)"/g)) {
        const [place = '', fragment] = link.split('#');
        const from = place.startsWith('/') ? place.slice(1) : join(dirname(path), place);
        const target =
          place === ''
            ? path
            : normalize(from === '' || place.endsWith('/') ? `${from}index.html` : from).replace(/^\.\//, '');
        expect(files, `${path} → ${link}`).toContain(target);
        if (fragment) expect(await read(target), `${path} → ${link}`).toContain(`id="${decodeURIComponent(fragment)}"`);
      }
    }
  });

  test('has the whole operation on its page: parameters, values, sources, every body, six samples', async () => {
    for (const language of languages) {
      for (const { id, method, path, parameters } of Object.values(operations) as readonly Operation[]) {
        const text = await read(`${language}/reference/${id}.md`);
        for (const part of [`${method} ${path}`, ...Object.keys(parameters), ...fieldsOf(id)])
          expect(text).toContain(part);
        for (const [status, { source }] of Object.entries(statuses[id] ?? {})) {
          expect(text).toMatch(
            new RegExp(
              `\\| ${status} \\| .* \\| ${{ documented: texts[language].documented, ...texts[language].sources }[source]} \\|`,
            ),
          );
        }
        for (const body of bodiesOf(id)) expect(text).toContain(body);
        for (const label of ['TypeScript', 'CLI', 'curl + openssl', 'Python', 'Go', 'Java'])
          expect(text).toContain(`[${label}]`);
      }
    }
  });

  test('names every page in llms.txt, and holds it in llms-full.txt', async () => {
    const text = await read('llms.txt');
    const links = [...text.matchAll(/\]\(\/([^)]+)\)/g)].map(([, path = '']) => path);
    for (const path of links) expect(files, path).toContain(path);
    for (const path of pages) expect(links).toContain(path.replace(/\/index\.html$/, '.md'));
    expect(await read('llms-full.txt')).toContain('9j7FjzGo9Pd2KtLd7P0yU7JX7yao71pPLIwL5TvDxV4=');
  });

  test('has a console that opens with little, and loads the mock with the first call', async () => {
    const weight = async (paths: readonly string[]) => {
      const sizes = await Promise.all(paths.map(async (path) => gzipSync(await readFile(join(dist, path))).length));
      return sizes.reduce((sum, one) => sum + one, 0);
    };
    const opening = ['console.js', ...importsOf(await read('console.js'))];
    const later = files.filter((file) => /^console.*\.js$/.test(file) && !opening.includes(file));
    expect(await weight(opening)).toBeLessThan(budgetFor(budgets.console, operations));
    expect(await weight(later)).toBeLessThan(budgetFor(budgets.sandbox, operations));
  });
});
