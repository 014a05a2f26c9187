import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serveDocs } from '@scp-backup/docs';
import { operations } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';
import { externalAssets, scriptedAssets } from '../src/external.ts';
import { languages, texts } from '../src/texts.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const dist = join(folder, 'dist');

async function pagesOf(root: string): Promise<string[]> {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map((file) => relative(root, join(file.parentPath, file.name)));
}

describe('the site', () => {
  test('has the same pages in both languages', async () => {
    const pages = await pagesOf(dist);
    const of = (language: string) =>
      pages
        .filter((page) => page.startsWith(`${language}/`))
        .map((page) => page.slice(3))
        .sort();
    expect(of('ko')).toEqual(of('en'));
    expect(of('en')).toEqual(['index.html', 'reference/index.html']);
    expect(Object.keys(texts.ko)).toEqual(Object.keys(texts.en));
  });

  test('says its language, and the Korean pages are Korean', async () => {
    for (const language of languages) {
      for (const page of ['index.html', 'reference/index.html']) {
        expect(await readFile(join(dist, language, page), 'utf8')).toMatch(new RegExp(`<html lang="${language}"`));
      }
    }
    expect(await readFile(join(dist, 'ko/index.html'), 'utf8')).toContain('시작하기');
    expect(await readFile(join(dist, 'ko/reference/index.html'), 'utf8')).toContain('복구 이력을 조회한다.');
  });

  test('has every operation in the reference of both languages', async () => {
    for (const language of languages) {
      const page = await readFile(join(dist, language, 'reference/index.html'), 'utf8');
      for (const { id } of Object.values(operations)) expect(page).toContain(id);
    }
  });

  test('loads nothing from elsewhere, and its own links lead somewhere', async () => {
    const pages = await pagesOf(dist);
    for (const page of pages.filter((one) => one.endsWith('.html'))) {
      const html = await readFile(join(dist, page), 'utf8');
      expect([...externalAssets(html), ...scriptedAssets(html)], page).toEqual([]);
      // The links within the reference are Redoc's own, and lead to places on the page.
      if (page.includes('reference')) continue;
      const text = html.replaceAll(/<script\b[\s\S]*?<\/script>/gi, '');
      for (const [, link = ''] of text.matchAll(/<(?:a|link)\b[^>]*\shref="([^"#:]+)"/g)) {
        const target = normalize(join(dirname(page), link.endsWith('/') ? `${link}index.html` : link));
        expect(pages, `${page} → ${link}`).toContain(target);
      }
    }
  });

  test('is the same bytes when it is built twice', async () => {
    const again = await mkdtemp(join(tmpdir(), 'scp-backup-site-'));
    await promisify(execFile)(process.execPath, [join(folder, 'node_modules/tsx/dist/cli.mjs'), 'src/main.ts', again], {
      cwd: folder,
    });
    for (const page of await pagesOf(dist)) {
      expect((await readFile(join(again, page))).equals(await readFile(join(dist, page))), page).toBe(true);
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

describe('the server', () => {
  test('serves pages, types and folders, and nothing outside the site', async () => {
    const docs = await serveDocs();
    try {
      const page = await fetch(`${docs.url}/ko/`);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect((await fetch(`${docs.url}/ko`)).url).toBe(`${docs.url}/ko/`);
      expect((await fetch(`${docs.url}/openapi.ko.yaml`)).headers.get('content-type')).toMatch('application/yaml');
      expect((await fetch(`${docs.url}/style.css`, { method: 'HEAD' })).status).toBe(200);
      for (const path of ['/nowhere', '/..%2fpackage.json', '/%2e%2e/package.json', '/%', '/%00']) {
        expect((await fetch(docs.url + path)).status, path).toBe(404);
      }
      expect((await fetch(docs.url, { method: 'POST' })).status).toBe(405);
      await expect(serveDocs({ port: Number(new URL(docs.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    } finally {
      await docs.close();
    }
  });
});
