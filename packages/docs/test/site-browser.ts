import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject, vi } from 'vitest';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1440, height: 900 };

export interface Visit {
  readonly page: Page;
  /** What the browser complained of, and what it asked of others than the site. */
  readonly trouble: string[];
}

export interface Site {
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
}

/** The built site, or another one, in the browser of all tests. */
export function useSite(root: () => string = () => inject('site')): Site {
  let browser: Browser;
  const open: Page[] = [];

  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.context().close()));
  });

  afterAll(() => browser.close());

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
      if (!request.url().startsWith(root()) && !/^(data|blob):/.test(request.url())) trouble.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) trouble.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(root() + path, { waitUntil: 'load' });
    return { page, trouble };
  }

  return { visit };
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

/** Opens the search by its keys, which work once the page does, and types into it. */
export async function search(page: Page, asked: string): Promise<void> {
  const box = page.locator('#localsearch-input');
  await vi.waitFor(
    async () => {
      await page.keyboard.press('Control+k');
      await box.waitFor({ timeout: 1000 });
    },
    { timeout: 30_000 },
  );
  await page.keyboard.type(asked);
}
