import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromium, chromiumFlags } from '../../../scripts/chromium.ts';
import { labels } from '../src/console/texts.ts';
import { guides } from '../src/guides.ts';
import { languages } from '../src/languages.ts';
import { redocLabels } from '../src/redoc-labels.ts';
import { texts } from '../src/texts.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const paths = ['', ...guides.map((name) => `${name}/`), 'reference/', 'reference-text/', 'changes/'];

let server: Server;
let site: string;
let browser: Browser;

/** A plain static server, with the site below a path of its own. */
beforeAll(async () => {
  server = createServer(async ({ url = '/' }, response) => {
    const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '/').replace('/some/where/', '');
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const text = await readFile(join(dist, file)).catch(() => undefined);
    response.writeHead(text ? 200 : 404, {
      'Content-Type': `${types[file.split('.').at(-1) ?? ''] ?? 'text/plain'}; charset=utf-8`,
    });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/where/`;
  browser = await playwright.launch({ executablePath: chromium(), args: [...chromiumFlags] });
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface Visit {
  readonly page: Page;
  /** What the browser complained of, and what it asked of others than the site. */
  readonly trouble: string[];
}

const open: Page[] = [];

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  open.push(page);
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith('data:')) trouble.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(site + path, { waitUntil: 'load' });
  if (path.includes('reference/')) await page.locator('#redoc').locator('a').first().waitFor({ state: 'attached' });
  return { page, trouble };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.context().close()));
});

interface Axe {
  run(context: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe-core finds. */
function barriers(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: Axe }).axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 900 };

describe.each(languages)('a reader in %s', (language) => {
  test.each(paths)('opens %s without an error or a barrier, on a phone and at a desk, light and dark', async (path) => {
    const { page, trouble } = await visit(`${language}/${path}`, { viewport: phone });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    await page.evaluate(await axe);
    for (const [viewport, colorScheme] of [
      [phone, 'light'],
      [desktop, 'dark'],
      [desktop, 'light'],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      // Nothing is wider than the page.
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths[0], `${viewport.width}`).toBeLessThanOrEqual(widths[1] ?? 0);
      expect(await barriers(page), `${viewport.width} ${colorScheme}`).toEqual([]);
    }
    expect(trouble).toEqual([]);
  });

  test('signs a call in the page: 200, and 401 once it is tampered with', async () => {
    const { page, trouble } = await visit(`${language}/reference/`);
    const own = labels[language];
    const button = page.getByRole('button', { name: language === 'ko' ? '보내기' : 'Send' });
    await button.click();
    await page.getByRole('status').filter({ hasText: '200' }).waitFor();
    await page.getByLabel(own.mistake).selectOption({ label: own.mistakes.query });
    await button.click();
    await page.getByRole('status').filter({ hasText: '401' }).waitFor();
    expect(trouble).toEqual([]);
  });

  test('finds a page by a word, with the keyboard alone', async () => {
    const { page, trouble } = await visit(`${language}/`);
    const [asked, place] = language === 'ko' ? ['방화벽', 'errors/'] : ['firewall', 'errors/'];
    await page.getByRole('searchbox').focus();
    await page.keyboard.type(asked);
    await page.getByRole('list', { name: texts[language].results }).locator('a').first().waitFor({ state: 'attached' });
    const links = await page
      .locator('search a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.some((link) => link.includes(`/${language}/${place}`))).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== `/some/where/${language}/`);
    expect(trouble).toEqual([]);
  });

  test('is told when nothing is found', async () => {
    const { page } = await visit(`${language}/`);
    await page.getByRole('searchbox').fill('qqqqzzzz');
    await page.locator('search').getByRole('status').filter({ hasText: texts[language].noResults }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('search ul').isHidden()).toBe(true);
  });

  test('gets to the text past the menu with the first key', async () => {
    const { page } = await visit(`${language}/paging/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(texts[language].skip);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  test('copies a block of code', async () => {
    const { page } = await visit(`${language}/signing/`, { permissions: ['clipboard-read', 'clipboard-write'] });
    const block = page.locator('.block').first();
    await block.getByRole('button', { name: texts[language].copy }).click();
    await block.getByRole('button', { name: texts[language].copied }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block.locator('code').textContent());
  });

  test('reads everything without JavaScript', async () => {
    const { page, trouble } = await visit(`${language}/signing/`, { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('9j7FjzGo9Pd2KtLd7P0yU7JX7yao71pPLIwL5TvDxV4=');
    await page.goto(`${site}${language}/reference/`);
    expect(await page.locator('main').textContent()).toContain(texts[language].noScript);
    expect(await page.locator('main').textContent()).toContain('restore_state');
    expect(trouble).toEqual([]);
  });
});

test('the other language opens at the same place of the same page, and is remembered', async () => {
  const { page } = await visit('en/errors/#the-codes');
  await page.getByRole('link', { name: texts.ko.name }).click();
  await page.waitForURL('**/ko/errors/#the-codes');
  await page.goto(site);
  await page.waitForURL('**/ko/');
  await page.getByRole('link', { name: texts.en.name }).click();
  await page.waitForURL('**/en/');
  await page.goto(site);
  await page.waitForURL('**/en/');
});

test('a reader who chose no language is asked, and storage that is closed breaks nothing', async () => {
  const { page } = await visit('');
  expect(await page.getByRole('listitem').count()).toBe(2);
  await page.context().addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new Error('closed');
      },
    });
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${site}ko/paging/`);
  await page.goto(site);
  expect(await page.getByRole('listitem').count()).toBe(2);
  expect(errors).toEqual([]);
});

test('the labels of the reference are Korean on the Korean page', async () => {
  const operation = '#/restore-histories/listbackuprestorehistories';
  const labelsOf = (page: Page) =>
    page.evaluate(() => {
      const found = new Set<string>();
      const walker = document.createTreeWalker(document.querySelector('#redoc') as Element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode as Text;
        if (!parentElement?.closest('pre, code, style, script')) found.add(data.trim());
      }
      for (const element of document.querySelectorAll('#redoc [aria-label], #redoc [placeholder]'))
        found.add((element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? '').trim());
      return [...found];
    });
  const { page: english } = await visit(`en/reference/${operation}`);
  const { page: korean } = await visit(`ko/reference/${operation}`);
  for (const page of [english, korean])
    await page
      .locator('#redoc')
      .getByText(/^(Responses|응답)$/)
      .first()
      .waitFor();
  // Words that Redoc writes in English, and that are no words of the document or of JSON Schema.
  const known = new Set(Object.keys(redocLabels.ko));
  const asked = (await labelsOf(english)).filter((text) => known.has(text));
  expect(asked.length).toBeGreaterThan(15);
  const left = (await labelsOf(korean)).filter(
    (text) => known.has(text) || /^(Show|Hide|link to|View|Expand|Collapse) /.test(text),
  );
  expect(left).toEqual([]);
});
