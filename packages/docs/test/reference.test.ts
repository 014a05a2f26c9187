import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Document, readDocument } from '../src/document.ts';
import { languages } from '../src/languages.ts';
import { texts } from '../src/texts.ts';
import { barriers, desktop, phone, surplus, useSite, type Visit } from './site-browser.ts';

const site = useSite();
const operation = '#/restore-histories/listbackuprestorehistories';

async function openOperation(language: string, viewport = desktop): Promise<Visit> {
  const visited = await site.visit(`${language}/reference/${operation}`, { viewport });
  await redoc(visited.page)
    .getByText(/^(Responses|응답)$/)
    .first()
    .waitFor();
  return visited;
}

const redoc = (page: Page) => page.locator('#redoc');

/** What Redoc says at the moment, in the page and in its dialogs; code and names left out. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const parts = [...document.body.children]
      .filter((one) => !one.matches('header, footer, .frame, .skip, script'))
      .concat(document.querySelector('#redoc') ?? []);
    for (const part of parts) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode as Text;
        if (parentElement?.checkVisibility() && !parentElement.closest('pre, code, style, script, .schema-name'))
          found.add(data.trim());
      }
      for (const element of part.querySelectorAll('[aria-label], [placeholder], [title]'))
        for (const name of ['aria-label', 'placeholder', 'title']) found.add((element.getAttribute(name) ?? '').trim());
    }
    return [...found];
  });
}

/** The Latin words of a text. A path or a name with dots counts as its parts. */
const latin = (text: string) => text.toLowerCase().match(/[a-z][a-z\d]+/g) ?? [];

/** The words of a value, its names too; what the samples say is code. */
function words(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return latin(String(value));
  return Object.entries(value)
    .filter(([name]) => name !== 'x-codeSamples')
    .flatMap(([name, one]) => [...(/^[a-z]+$/.test(name) ? [] : latin(name)), ...words(one)]);
}

/** What JSON Schema calls its types, and the names of the samples. */
const standard = 'string integer number boolean array object null any typescript cli curl openssl python go java get';

/** Texts of which a word is neither Korean nor of the document. */
function foreign(texts: readonly string[], document: Document): string[] {
  const known = new Set([...words(document), ...standard.split(' ')]);
  return texts.filter((text) => !/\p{Script=Hangul}/u.test(text) && latin(text).some((word) => !known.has(word)));
}

test('no label of the reference is English on the Korean page, whatever is opened', async () => {
  const { page, trouble } = await openOperation('ko');
  const document = await readDocument('ko');
  const seen = new Set(await said(page));
  const look = async () => {
    for (const text of await said(page)) seen.add(text);
  };
  for (const status of Object.keys(Object.values(document.paths)[0]?.get?.responses ?? {})) {
    await redoc(page)
      .getByRole('tab', { name: status, exact: true })
      .or(redoc(page).getByText(status, { exact: true }))
      .first()
      .click();
    await look();
  }
  await redoc(page).getByText('200', { exact: true }).first().click();
  await redoc(page).getByText('TypeScript', { exact: true }).click();
  await look();
  await page.keyboard.press('Escape');
  await redoc(page).getByText('인증 자세히 보기').click();
  await page.getByRole('dialog', { name: '인증' }).waitFor();
  await look();
  await page.keyboard.press('Escape');
  await page.goto(`${site.url()}ko/reference/`);
  await redoc(page).getByText('변수 2개 보기').first().click();
  await look();
  expect(seen.size).toBeGreaterThan(60);
  expect(foreign([...seen], document)).toEqual([]);
  expect(trouble).toEqual([]);
});

describe.each(languages)('the reference in %s', (language) => {
  const t = texts[language];

  test('offers every sample, the typed client first', async () => {
    const { page } = await openOperation(language);
    await redoc(page).getByRole('button', { name: 'TypeScript' }).click();
    const offered = await page.getByRole('menuitem').allTextContents();
    const [samples = []] = Object.values((await readDocument(language)).paths)
      .flatMap((path) => Object.values(path))
      .map((one) => one['x-codeSamples']);
    expect(samples.length).toBe(6);
    for (const { label, source } of samples) {
      expect(offered).toContain(label);
      if ((await page.getByRole('menuitem', { name: label, exact: true }).count()) === 0)
        await redoc(page)
          .getByRole('button', { name: /^(TypeScript|CLI|curl.*|Python|Go|Java)$/ })
          .click();
      await page.getByRole('menuitem', { name: label, exact: true }).click();
      const [line = ''] = source.split('\n').filter((one) => one.length > 30);
      await redoc(page).getByText(line.trim().slice(0, 30)).first().waitFor();
    }
  });

  test('says where a statement comes from', async () => {
    const { page } = await openOperation(language);
    await redoc(page).getByText('417', { exact: true }).first().click();
    await redoc(page).getByText(`(${t.sources.observed})`).first().waitFor();
  });

  test.each([
    ['a phone', phone],
    ['a desk', desktop],
  ] as const)('has no barrier at an operation and in its dialog, on %s', async (_, viewport) => {
    const { page, trouble } = await openOperation(language, viewport);
    expect(await barriers(page)).toEqual([]);
    expect(await surplus(page)).toBe(0);
    const opener = redoc(page).getByRole('button', { name: /^(View security details|인증 자세히 보기)$/ });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: t.close }).waitFor();
    expect(await barriers(page)).toEqual([]);
    // The keyboard stays in the dialog, and comes back to where it was.
    for (let presses = 0; presses < 4; presses += 1) {
      expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await opener.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(trouble).toEqual([]);
  });

  test('has one search, that of the site, and the usual keys lead to it', async () => {
    const { page } = await openOperation(language);
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('searchbox').evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await page.getByTestId('search-trigger').isVisible()).toBe(false);
    expect(await redoc(page).getByText('API docs by').isVisible()).toBe(false);
  });
});
