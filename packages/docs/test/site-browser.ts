import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, chromiumFlags } from '@scp-backup/tooling/chromium';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** Below a path that has a space, a letter beyond ASCII and a letter that a URL escapes. */
const base = '/some where/한글/100%/';

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 900 };

export interface Visit {
  readonly page: Page;
  /** What the browser complained of, and what it asked of others than the site. */
  readonly trouble: string[];
}

export interface Site {
  /** The address of its root, once the tests run. */
  url(): string;
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
}

/** The site on a plain static server and a browser for each file of tests. */
export function useSite(): Site {
  let server: Server;
  let url: string;
  let browser: Browser;
  const open: Page[] = [];

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const asked = decodeURIComponent(request.url?.split(/[?#]/)[0] ?? '/');
      const path = asked.startsWith(base) ? asked.slice(base.length) : 'nowhere';
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      const text = await readFile(join(dist, file)).catch(() => undefined);
      const type = types[file.split('.').at(-1) ?? ''] ?? 'text/plain';
      response.writeHead(text ? 200 : 404, { 'Content-Type': `${text ? type : types.html}; charset=utf-8` });
      response.end(text ?? (await readFile(join(dist, '404.html'))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    url = new URL(base.replace('%', '%25'), `http://127.0.0.1:${port}`).href;
    browser = await playwright.launch({ executablePath: chromium(), args: [...chromiumFlags] });
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.context().close()));
  });

  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

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
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) trouble.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) trouble.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(url + path, { waitUntil: 'load' });
    if (path.includes('reference/') && options.javaScriptEnabled !== false)
      await page.locator('#redoc').locator('a').first().waitFor({ state: 'attached' });
    return { page, trouble };
  }

  return { url: () => url, visit };
}

interface Axe {
  run(context: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on the whole page. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axe);
  return page.evaluate(async () => {
    // A colour that still changes is not the one that stays.
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const { violations } = await (globalThis as never as { axe: Axe }).axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** By how many pixels a page is wider than its window. */
export function surplus(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}
