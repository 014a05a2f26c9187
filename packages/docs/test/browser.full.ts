import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { barriers, desktop, phone, surplus, troubleOf, useSite } from './site-browser.ts';

const site = useSite();
const files = await readdir(fileURLToPath(new URL('../dist', import.meta.url)), { recursive: true });
const paths = files.filter((file) => /^(en|ko)\/.*index\.html$/.test(file)).map((file) => file.slice(0, -10));

// `browser.test.ts` opens one page of each kind. The rest takes minutes.
test.each(paths)('%s opens without an error or a barrier: dark on a phone, light at a desk', async (path) => {
  const visit = await site.visit(path);
  const { page } = visit;
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.classList.contains('dark'));
  expect(await surplus(page)).toBe(0);
  expect(await barriers(page)).toBe('');
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForFunction(() => !document.documentElement.classList.contains('dark'));
  expect(await surplus(page)).toBe(0);
  expect(await barriers(page)).toBe('');
  expect(troubleOf(visit)).toEqual([]);
});
