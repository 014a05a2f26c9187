import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desktop, search, troubleOf, useSite } from './site-browser.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

async function build(environment: Readonly<Record<string, string>>): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'scp-backup-site-'));
  const builder = [join(folder, 'node_modules/tsx/dist/cli.mjs'), 'build/main.ts', place];
  await promisify(execFile)(process.execPath, builder, { cwd: folder, env: { ...process.env, ...environment } });
  return place;
}

async function filesOf(root: string): Promise<string[]> {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => relative(root, join(file.parentPath, file.name)));
  return paths.sort();
}

// Each build takes some 20 s of a core, so that `site.test.ts` and `browser.test.ts` look at the one that is there.
describe('below a path of a plain host', () => {
  const base = '/some/base/';
  let place: string;
  let server: StaticServer;
  const site = useSite(() => server.url);

  beforeAll(async () => {
    place = await build({ DOCS_BASE: base });
    server = await serveFolder(place, base);
  });

  afterAll(async () => {
    await server?.close();
    await rm(place, { recursive: true });
  });

  test('two builds have the same bytes, wherever they run', async () => {
    const again = await build({ DOCS_BASE: base, TZ: 'Asia/Seoul', LANG: 'ko_KR.UTF-8' });
    const files = await filesOf(place);
    expect(await filesOf(again)).toEqual(files);
    for (const file of files) {
      expect((await readFile(join(again, file))).equals(await readFile(join(place, file))), file).toBe(true);
    }
    await rm(again, { recursive: true });
  });

  test('the site is whole: first page, guides, search, console, Redoc, and the page for what is not there', async () => {
    const visit = await site.visit('', { viewport: desktop, locale: 'ko-KR' });
    const { page } = visit;
    await page.waitForURL(`**${base}ko/`);
    await page.getByRole('link', { name: '레퍼런스' }).first().click();
    await page.waitForURL(`**${base}ko/reference/`);
    await page.locator('main table a').first().click();
    await page.locator('details.console summary').click();
    await page.getByRole('button', { name: '보내기' }).waitFor();
    await search(page, '방화벽');
    await page.locator(`.VPLocalSearchBox .result[href*="${base}ko/errors/"]`).first().click();
    await page.waitForURL(`**${base}ko/errors/**`);
    await page.getByRole('link', { name: 'Redoc' }).first().click();
    await page.waitForURL(`**${base}redoc/ko/`);
    expect(troubleOf(visit, server.url)).toEqual([]);
    await page.goto(`${server.url}ko/nowhere/`);
    await page.getByRole('link', { name: '시작 페이지로 가기' }).click();
    await page.waitForURL(`**${base}ko/`);
  });
});
