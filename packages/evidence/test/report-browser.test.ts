import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gatherReport, render } from '@scp-backup/evidence';
import { chromiumFlags, chromium as chromiumPath } from '@scp-backup/tooling/chromium';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restore, twoBackups, workplace } from './archives.ts';

const place = workplace({
  data: twoBackups([
    restore('2026-05-01T00:00:00'),
    restore('2026-05-02T00:00:00', { restore_state: 'FAILED' }),
    restore('2026-05-04T00:00:00', { restore_state: 'SOMETHING' }),
  ]) as never,
});
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const languages = ['en', 'ko'] as const;

let browser: Browser;
const opened = new Map<string, { page: Page; address: string; messages: string[] }>();

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
  const context = await browser.newContext({ bypassCSP: false, offline: true });
  const directory = await place.collected({ since: '2026-04-01', until: '2026-06-30' });
  const policy = { version: 1, default: { longestRun: '30m', longestGap: '40d' } } as const;
  const data = await gatherReport({ directories: [directory], policy });
  for (const language of languages) {
    const path = `${place.newFolder()}.html`;
    await writeFile(path, await render(data, { language }));
    const page = await context.newPage();
    const messages: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    page.on('request', (request) => messages.push(request.url()));
    await page.goto(`file://${path}`);
    opened.set(language, { page, address: `file://${path}`, messages });
  }
});

afterAll(() => browser.close());

function pageIn(language: string): Page {
  return opened.get(language)?.page as Page;
}

/** A property as the page has it. */
function styleOf(page: Page, selector: string, property: string): Promise<unknown> {
  return page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`);
}

test.each(languages)('a report (%s) asks for nothing but itself, and breaks no rule of its policy', (language) => {
  const { messages, address } = opened.get(language) ?? {};
  expect(messages).toEqual([address]);
});

test.each(languages)('a report (%s) has its style', async (language) => {
  expect(await styleOf(pageIn(language), '.status .badge', 'backgroundColor')).toBe('rgb(107, 29, 0)');
});

test.each([
  ['en', {}],
  // The colours are those of the English report, and cost half of the time.
  ['ko', { rules: { 'color-contrast': { enabled: false } } }],
])('a report (%s) has nothing that axe objects to', async (language, options) => {
  const run = `${await readFile(axe, 'utf8')}; axe.run(${JSON.stringify(options)})`;
  const { violations } = await pageIn(language).evaluate<AxeResults>(run);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test.each([
  ['a telephone', 360],
  ['a desk', 1400],
])('a report is no wider than the screen of %s', async (_, width) => {
  const page = pageIn('en');
  await page.setViewportSize({ width, height: 900 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
});

test('on paper the head of a table is on each of its pages, and no row is cut', async () => {
  const page = pageIn('en');
  await page.emulateMedia({ media: 'print' });
  expect(await styleOf(page, 'thead', 'display')).toBe('table-header-group');
  expect(await styleOf(page, 'tbody tr', 'breakInside')).toBe('avoid');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = [...pdf.matchAll(/\/MediaBox \[0 0 (\d+)[\d.]* (\d+)/g)];
  expect(pages.length).toBeGreaterThan(2);
  // A4 in points.
  expect(new Set(pages.map(([, width, height]) => `${width} ${height}`))).toEqual(new Set(['594 841']));
});
