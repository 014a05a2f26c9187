import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { inject, vi } from 'vitest';
import { useBrowser, type Visit } from './open-page.ts';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1440, height: 900 };

export interface Site {
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
}

/** The built site, or another one. */
export function useSite(root: () => string = () => inject('site')): Site {
  const open = useBrowser();
  return { visit: (path, options) => open(root() + path, options) };
}

/** What the browser complained of, and what it asked of others than the site. */
export function troubleOf({ errors, requests }: Visit, root: string = inject('site')): string[] {
  return [...errors, ...requests.filter((url) => !url.startsWith(root) && !/^(data|blob|about):/.test(url))];
}

interface Axe {
  run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on the whole page. */
export async function barriers(page: Page): Promise<string> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axe);
  return page.evaluate(async () => {
    // A colour that still changes is not the one that stays.
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const { violations } = await (globalThis as never as { axe: Axe }).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`).join('\n');
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
  await box.fill(asked);
}

/** The addresses of what the search found. */
export async function results(page: Page): Promise<string[]> {
  const all = page.locator('.VPLocalSearchBox .result');
  await all.first().waitFor();
  return all.evaluateAll((links) => links.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
}
