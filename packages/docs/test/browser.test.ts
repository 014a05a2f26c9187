import { describe, expect, test } from 'vitest';
import { labels } from '../src/console/texts.ts';
import { guides } from '../src/guides.ts';
import { languages } from '../src/languages.ts';
import { texts } from '../src/texts.ts';
import { barriers, desktop, phone, surplus, useSite } from './site-browser.ts';

const site = useSite();
const paths = ['', ...guides.map((name) => `${name}/`), 'reference/', 'reference-text/', 'changes/'];

describe.each(languages)('a reader in %s', (language) => {
  test.each(paths)('opens %s without an error or a barrier, on a phone and at a desk, light and dark', async (path) => {
    const { page, trouble } = await site.visit(`${language}/${path}`, { viewport: phone });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    for (const [viewport, colorScheme] of [
      [phone, 'light'],
      [phone, 'dark'],
      [desktop, 'dark'],
      [desktop, 'light'],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      expect(await surplus(page), `${viewport.width}`).toBe(0);
      expect(await barriers(page), `${viewport.width} ${colorScheme}`).toEqual([]);
    }
    expect(trouble).toEqual([]);
  });

  test('follows the quick start to a signed call: 200, and 401 with what differed once it is tampered with', async () => {
    const { page, trouble } = await site.visit(`${language}/quick-start/`);
    await page.locator('main a[href="../reference/"]').click();
    const own = labels[language];
    const button = page.getByRole('button', { name: language === 'ko' ? '보내기' : 'Send', exact: true });
    await button.click();
    await page.getByRole('status').filter({ hasText: '200' }).waitFor();
    await page.getByLabel(own.mistake).selectOption({ label: own.mistakes.query });
    await button.click();
    await page.getByRole('status').filter({ hasText: '401' }).waitFor();
    const told = language === 'ko' ? '쿼리를 뺀 URL에 서명했습니다' : 'the URL was signed without its query';
    expect(await page.getByRole('group', { name: own.response, exact: true }).textContent()).toContain(told);
    // What the quick start calls the field and its choice is what the page calls them.
    await page.goto(`${site.url()}${language}/quick-start/`);
    for (const label of [own.mistake, own.mistakes.query, own.send])
      expect(await page.locator('main').textContent()).toContain(label);
    expect(trouble).toEqual([]);
  });

  test('finds a page by a word, with the keyboard alone', async () => {
    const { page, trouble } = await site.visit(`${language}/`);
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
    await page.waitForURL(
      (url) => url.href.startsWith(`${site.url()}${language}/`) && !url.href.endsWith(`/${language}/`),
    );
    expect(trouble).toEqual([]);
  });

  test('is told when nothing is found', async () => {
    const { page } = await site.visit(`${language}/`);
    await page.getByRole('searchbox').fill('qqqqzzzz');
    await page.locator('search').getByRole('status').filter({ hasText: texts[language].noResults }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('search ul').isHidden()).toBe(true);
  });

  test('gets to the text past the menu with the first key', async () => {
    const { page } = await site.visit(`${language}/paging/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(texts[language].skip);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  test('copies a block of code', async () => {
    const { page } = await site.visit(`${language}/signing/`, { permissions: ['clipboard-read', 'clipboard-write'] });
    const block = page.locator('.block').first();
    await block.getByRole('button', { name: texts[language].copy }).click();
    await block.getByRole('button', { name: texts[language].copied }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block.locator('code').textContent());
  });

  test('reads everything without JavaScript', async () => {
    const { page, trouble } = await site.visit(`${language}/signing/`, { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('9j7FjzGo9Pd2KtLd7P0yU7JX7yao71pPLIwL5TvDxV4=');
    await page.goto(`${site.url()}${language}/reference/`);
    expect(await page.locator('main').textContent()).toContain(texts[language].noScript);
    expect(await page.locator('main').textContent()).toContain('restore_state');
    // Nothing is left that only a script could fill.
    expect(await page.locator('scp-console').isVisible()).toBe(false);
    expect(await page.getByText(texts[language].console).isVisible()).toBe(false);
    expect(trouble).toEqual([]);
  });
});

test('the other language opens at the same place of the same page, and is remembered', async () => {
  const { page } = await site.visit('en/errors/#the-codes');
  await page.getByRole('link', { name: texts.ko.name }).click();
  await page.waitForURL('**/ko/errors/#the-codes');
  await page.goto(site.url());
  await page.waitForURL('**/ko/');
  await page.getByRole('link', { name: texts.en.name }).click();
  await page.waitForURL('**/en/');
  await page.goto(site.url());
  await page.waitForURL('**/en/');
});

test('a reader who chose no language is asked, and storage that is closed breaks nothing', async () => {
  const { page } = await site.visit('');
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
  await page.goto(`${site.url()}ko/paging/`);
  await page.goto(site.url());
  expect(await page.getByRole('listitem').count()).toBe(2);
  expect(errors).toEqual([]);
});

test('the first page says in both languages what this is, and fits a phone', async () => {
  const { page, trouble } = await site.visit('', { viewport: phone });
  for (const language of languages) {
    const item = page.getByRole('listitem').filter({ hasText: texts[language].unofficial });
    expect(await item.getAttribute('lang')).toBe(language);
    expect(await item.textContent()).toContain('Samsung Cloud Platform v2');
  }
  expect(await barriers(page)).toEqual([]);
  expect(await surplus(page)).toBe(0);
  expect(trouble).toEqual([]);
});

test('an address without a page leads to the start page of both languages', async () => {
  for (const path of ['ko/nowhere/deeper/', 'nowhere']) {
    const { page, trouble } = await site.visit(path, { viewport: phone });
    for (const language of languages) expect(await page.getByText(texts[language].notFound).isVisible()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    // The browser reports the status, and nothing else.
    expect(trouble.filter((one) => !one.includes('404'))).toEqual([]);
    await page.getByRole('link', { name: texts.ko.toStart }).click();
    await page.waitForURL(`${site.url()}ko/`);
  }
});
