import { operations } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';
import type { Language } from '../build/languages.ts';
import { desktop, type Site, troubleOf } from './site-browser.ts';

const operation = operations.listBackupRestoreHistories.id;

/** What a reader of a language has without JavaScript, and from Redocly. */
export function readerTests(site: Site, language: Language): void {
  describe(`a reader in ${language}`, () => {
    test('reads everything without JavaScript', async () => {
      const visit = await site.visit(`${language}/signing/`, { javaScriptEnabled: false });
      const { page } = visit;
      expect(await page.locator('main').textContent()).toContain('9j7FjzGo9Pd2KtLd7P0yU7JX7yao71pPLIwL5TvDxV4=');
      await page.goto(new URL(`../reference/${operation}/`, page.url()).href);
      expect(await page.locator('main').textContent()).toContain('restore_state');
      // Nobody can open what needs a script.
      expect(await page.locator('details.console').isVisible()).toBe(false);
      expect(troubleOf(visit)).toEqual([]);
    });

    test('finds Redoc, whole and offline', async () => {
      const visit = await site.visit(`${language}/`);
      const { page } = visit;
      await page.setViewportSize(desktop);
      await page.getByRole('link', { name: 'Redoc' }).first().click();
      await page.waitForURL(`**/redoc/${language}/`);
      const [first = ''] = Object.values(operations).map(({ path }) => path);
      await page.getByText(first).first().waitFor({ state: 'attached' });
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect(troubleOf(visit)).toEqual([]);
    });
  });
}
