import { operations } from '@scp-backup/openapi';
import { expect, test } from 'vitest';
import { texts } from '../build/texts.ts';
import { readerTests } from './reader-tests.ts';
import { barriers, desktop, phone, surplus, troubleOf, useSite } from './site-browser.ts';

const site = useSite();
const operation = operations.listBackupRestoreHistories.id;

// A page of each kind in one of the two colours. Every page in the other one is in `browser.full.ts`.
test.each([
  ['en/', 'light', phone, desktop],
  ['ko/errors/', 'dark', desktop, phone],
  ['en/reference/', 'light', phone, desktop],
  [`ko/reference/${operation}/`, 'dark', desktop, phone],
] as const)('%s opens without an error or a barrier, %s', async (path, colorScheme, size, otherSize) => {
  const visit = await site.visit(path);
  const { page } = visit;
  await page.setViewportSize(otherSize);
  expect(await surplus(page)).toBe(0);
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(path.slice(0, 2));
  await page.locator(`html${{ light: ':not(.dark)', dark: '.dark' }[colorScheme]}`).waitFor();
  expect(await surplus(page)).toBe(0);
  expect(await barriers(page)).toBe('');
  expect(troubleOf(visit)).toEqual([]);
});

// The other languages are in `browser.full.ts`.
readerTests(site, 'ko');

test('the console opens beside the text at a desk, and within it on a phone', async () => {
  const { page } = await site.visit(`en/reference/${operation}/`);
  await page.setViewportSize(desktop);
  const panel = page.locator('details.console');
  const text = page.locator('main h2').first();
  await panel.locator('summary').click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('200 OK').waitFor();
  const [left, right] = [await text.boundingBox(), await panel.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
  expect(right?.height).toBeGreaterThan(700);
  await page.setViewportSize(phone);
  const [below, above] = [await text.boundingBox(), await panel.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  expect(await surplus(page)).toBe(0);
});

test('the choice of a language of samples is kept', async () => {
  const { page } = await site.visit(`en/reference/${operation}/`);
  await page.setViewportSize(desktop);
  await page.getByText('Python', { exact: true }).click();
  await page.goto(page.url().replace('/en/', '/ko/'));
  await page.locator('.vp-code-group .active').getByText('hashlib').first().waitFor();
});

test('the other language opens at the same place of the same page, and is remembered', async () => {
  const { page } = await site.visit('en/errors/');
  await page.setViewportSize(desktop);
  const [, heading] = await page.locator('h2[id]').evaluateAll((all) => all.map(({ id }) => id));
  await page.goto(`${page.url()}#${heading}`);
  await page.getByRole('button', { name: 'Change language' }).hover();
  await page.getByRole('link', { name: texts.ko.name }).first().click();
  await page.waitForURL(`**/ko/errors/#${heading}`);
  await page.goto(new URL('../..', page.url()).href);
  await page.waitForURL('**/ko/');
});

test.each([
  ['ko-KR', 'ko'],
  ['en-GB', 'en'],
])('a browser in %s is led to /%s/', async (locale, language) => {
  const visit = await site.visit('', { locale });
  await visit.page.waitForURL(`**/${language}/`);
  expect(troubleOf(visit)).toEqual([]);
});

test('a browser that keeps nothing reads all the same', async () => {
  const visit = await site.visit('en/', {});
  const { page } = visit;
  await page.context().addInitScript(() => {
    Object.defineProperty(Storage.prototype, 'setItem', {
      value: () => {
        throw new Error('closed');
      },
    });
  });
  await page.goto(new URL(`reference/${operation}/`, page.url()).href);
  await page.getByText('Python', { exact: true }).click();
  expect(troubleOf(visit)).toEqual([]);
});

test('an address without a page has menu, search and a way home', async () => {
  const visit = await site.visit('ko/nowhere/deeper/');
  const { page } = visit;
  await page.setViewportSize(desktop);
  await page.getByText(texts.ko.theme.notFound.quote).waitFor();
  expect(await page.getByRole('button', { name: /Search|검색/ }).isVisible()).toBe(true);
  expect(await barriers(page)).toBe('');
  // The browser reports the status, and nothing else.
  expect(troubleOf(visit).filter((one) => !one.includes('404'))).toEqual([]);
});

test('a page prints as text alone, at the width of the paper', async () => {
  const { page } = await site.visit(`en/reference/${operation}/`);
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.VPNav').isVisible()).toBe(false);
  expect(await page.locator('details.console').isVisible()).toBe(false);
  expect(await page.getByText('hashlib').first().isVisible()).toBe(true);
  const cut = await page
    .locator('.vp-doc :is(pre, table)')
    .evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent?.slice(0, 80)),
    );
  expect(cut).toEqual([]);
});
