import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { texts } from '../build/texts.ts';
import { readerTests } from './reader-tests.ts';
import { barriers, desktop, phone, surplus, troubleOf, useSite } from './site-browser.ts';

const site = useSite();
const files = await readdir(fileURLToPath(new URL('../dist', import.meta.url)), { recursive: true });
const paths = files.filter((file) => /^(en|ko)\/.*index\.html$/.test(file)).map((file) => file.slice(0, -10));

// `browser.test.ts` opens one page of each kind. The rest takes minutes.
test.each(paths)('%s opens without an error or a barrier: dark and light, on a phone and at a desk', async (path) => {
  const visit = await site.visit(path);
  const { page } = visit;
  const looks = [
    [phone, 'dark'],
    [desktop, 'dark'],
    [desktop, 'light'],
    [phone, 'light'],
  ] as const;
  for (const [size, colorScheme] of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.locator(`html${{ light: ':not(.dark)', dark: '.dark' }[colorScheme]}`).waitFor();
    expect(await surplus(page)).toBe(0);
    expect(await barriers(page)).toBe('');
  }
  expect(troubleOf(visit)).toEqual([]);
});

test('an address without a page has a way home, also above the languages', async () => {
  const { page } = await site.visit('nowhere');
  await page.getByText(texts.ko.theme.notFound.quote).waitFor();
  expect(await barriers(page)).toBe('');
});

readerTests(site, 'en');
