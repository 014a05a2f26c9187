import { operations } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';
import { languages } from '../build/languages.ts';
import { texts } from '../build/texts.ts';
import { barriers, desktop, phone, surplus, useSite } from './site-browser.ts';

const site = useSite();
const operation = operations.listBackupRestoreHistories.id;
const kinds = ['', 'errors/', 'reference/', `reference/${operation}/`];

describe.each(languages)('a reader in %s', (language) => {
  test.each(kinds)('opens %s without an error or a barrier, on a phone and at a desk, light and dark', async (path) => {
    const { page, trouble } = await site.visit(`${language}/${path}`, { viewport: phone });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    for (const [viewport, colorScheme] of [
      [phone, 'light'],
      [desktop, 'dark'],
      [desktop, 'light'],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const isDark = colorScheme === 'dark';
      await page.waitForFunction((dark) => document.documentElement.classList.contains('dark') === dark, isDark);
      // Colours that are still changing are not those that a reader sees.
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      expect(await surplus(page), `${viewport.width}`).toBe(0);
      const found = await barriers(page);
      expect(found.join('\n'), `${viewport.width} ${colorScheme}`).toBe('');
    }
    expect(trouble).toEqual([]);
  });

  test('reads everything without JavaScript', async () => {
    const { page, trouble } = await site.visit(`${language}/signing/`, { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('9j7FjzGo9Pd2KtLd7P0yU7JX7yao71pPLIwL5TvDxV4=');
    await page.goto(new URL(`../reference/${operation}/`, page.url()).href);
    expect(await page.locator('main').textContent()).toContain('restore_state');
    expect(trouble).toEqual([]);
  });

  test('finds Redoc, whole and offline', async () => {
    const { page, trouble } = await site.visit(`${language}/`, { viewport: desktop });
    await page.getByRole('link', { name: 'Redoc' }).first().click();
    await page.waitForURL(`**/redoc/${language}/`);
    const [first = ''] = Object.values(operations).map(({ path }) => path);
    await page.getByText(first).first().waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(trouble).toEqual([]);
  });
});

test('the choice of a language of samples is kept', async () => {
  const { page } = await site.visit(`en/reference/${operation}/`, { viewport: desktop });
  await page.getByText('Python', { exact: true }).click();
  await page.goto(page.url().replace('/en/', '/ko/'));
  await page.locator('.vp-code-group .active').getByText('hashlib').first().waitFor();
});

test('the other language opens at the same place of the same page, and is remembered', async () => {
  const { page } = await site.visit('en/errors/', { viewport: desktop });
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
  const { page, trouble } = await site.visit('', { locale });
  await page.waitForURL(`**/${language}/`);
  expect(trouble).toEqual([]);
});

test('a browser that keeps nothing reads all the same', async () => {
  const { page, trouble } = await site.visit('en/');
  await page.context().addInitScript(() => {
    Object.defineProperty(Storage.prototype, 'setItem', {
      value: () => {
        throw new Error('closed');
      },
    });
  });
  trouble.length = 0;
  await page.goto(new URL(`reference/${operation}/`, page.url()).href);
  await page.getByText('Python', { exact: true }).click();
  expect(trouble).toEqual([]);
});

test.each(['ko/nowhere/deeper/', 'nowhere'])(
  'an address without a page (%s) has menu, search and a way home',
  async (path) => {
    const { page, trouble } = await site.visit(path, { viewport: desktop });
    await page.getByText(texts.ko.theme.notFound.quote).waitFor();
    expect(await page.getByRole('button', { name: /Search|검색/ }).isVisible()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    // The browser reports the status, and nothing else.
    expect(trouble.filter((one) => !one.includes('404'))).toEqual([]);
  },
);

test('a page prints as text alone, at the width of the paper', async () => {
  const { page } = await site.visit(`en/reference/${operation}/`, { viewport: { width: 700, height: 1000 } });
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
