import { beforeAll, describe, expect, inject, test } from 'vitest';
import { labels } from '../src/console/texts.ts';
import { block, languages, send, useConsole, useMock, verdict } from './console-page.ts';
import type { Visit } from './open-page.ts';
import { barriers, surplus } from './site-browser.ts';

const pages = useConsole();

describe.each(languages)('the console in %s', (language) => {
  const texts = labels[language];

  test('works with the keyboard alone', async () => {
    const { page } = await pages.visit(`/${language}/console`);
    const focused = () =>
      page.evaluate(() => document.querySelector('scp-console')?.shadowRoot?.activeElement?.id ?? '');
    const tabTo = async (id: string) => {
      for (let presses = 0; presses < 30 && (await focused()) !== id; presses++) await page.keyboard.press('Tab');
      expect(await focused()).toBe(id);
    };
    await tabTo('sandbox');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel(texts.addressLabel).isVisible()).toBe(true);
    await page.keyboard.press('ArrowUp');
    await tabTo('parameter-size');
    await page.keyboard.type('2');
    await tabTo('mistake');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await verdict(page, '200');
    expect(JSON.parse(await block(page, texts.response)).contents.length).toBe(2);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.querySelector('scp-console')?.shadowRoot?.activeElement?.tagName)).toBe(
      'BUTTON',
    );
  });

  test('takes the message away once the field is mended', async () => {
    const { page } = await pages.visit(`/${language}/console`);
    const size = page.locator('#parameter-size');
    await size.fill('x');
    await send(page, language);
    await verdict(page, texts.nothingSent);
    await size.fill('2');
    expect(await size.getAttribute('aria-invalid')).toBe(null);
    expect(await page.getByText(texts.problems.integer).count()).toBe(0);
  });

  test('says what is wrong with what was typed, and sends nothing', async () => {
    const { page, errors } = await pages.visit(`/${language}/console`);
    const typed = {
      backup_id: ['', texts.problems.missing, 'a/b', texts.problems.segment, '..', texts.problems.segment],
      page: ['one', texts.problems.integer, '-1', texts.problems.range(0, undefined), '1e3', texts.problems.integer],
      size: ['0', texts.problems.range(1, undefined), '1.5', texts.problems.integer],
      start_time: ['2024-10-28T05:52:47', texts.problems.time, 'yesterday', texts.problems.time],
      end_time: ['2024-02-31T05:52:47Z', '2024-02-31T05:52:47Z'],
    };
    for (const [name, [...cases]] of Object.entries(typed)) {
      const control = page.locator(`#parameter-${name}`);
      const before = await control.inputValue();
      for (let index = 0; index + 1 < cases.length; index += 2) {
        const [value = '', problem = ''] = cases.slice(index);
        await control.fill(value);
        await send(page, language);
        const said = await verdict(page, texts.nothingSent);
        if (name !== 'end_time') expect(said).toBe(`${texts.nothingSent}\n${name} ${problem}`);
        expect(await control.getAttribute('aria-invalid')).toBe('true');
        expect(await control.evaluate((element) => element.matches(':focus'))).toBe(true);
        expect(await page.getByRole('group', { name: texts.curl, exact: true }).count()).toBe(0);
      }
      await control.fill(before);
    }
    await page.getByLabel(texts.accessKey).fill('키');
    await page.getByLabel(texts.secretKey).fill('');
    await send(page, language);
    expect(await verdict(page, texts.nothingSent)).toContain(`${texts.accessKey} ${texts.problems.visible}`);
    expect(await verdict(page, texts.nothingSent)).toContain(`${texts.secretKey} ${texts.problems.missing}`);
    expect(errors).toEqual([]);
  });

  test('has no violations of axe, and fits a phone', async () => {
    const { page } = await pages.visit(`/${language}/console`);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: language === 'en' ? 'light' : 'dark' });
    const check = async () => {
      expect(await barriers(page)).toBe('');
      expect(await surplus(page)).toBe(0);
    };
    await check();
    await send(page, language);
    await verdict(page, '200');
    await check();
    await useMock(page, 'http://example.com', language);
    await page.locator('#parameter-page').fill('x');
    await send(page, language);
    await verdict(page, texts.nothingSent);
    await check();
    await page.getByRole('radio', { name: texts.sandbox }).check();
    await page.locator('#parameter-page').fill('');
    await page.getByLabel(texts.mistake).selectOption('query');
    await send(page, language);
    await verdict(page, '401');
    await check();
  });
});

describe('an address', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await pages.visit('/en/console');
  });

  test.each([
    'http://example.com',
    'https://127.0.0.1.example.com',
    'http://127.0.0.1.example.com:4010',
    'http://user:password@127.0.0.1:4010',
    'http://127.0.0.1:99999',
    'http://127.0.0.1:4010/?a=b',
    'http://0.0.0.0:4010',
    'javascript:alert(1)',
    'mock',
    '',
  ])('%s is refused, and nothing is sent', async (address) => {
    const { page, requests, errors } = visit;
    await useMock(page, address);
    await send(page);
    expect(await verdict(page, labels.en.nothingSent)).toContain(labels.en.problems.address);
    expect(requests.filter((url) => /^http/.test(url) && !url.startsWith(inject('consoles')))).toEqual([]);
    expect(errors).toEqual([]);
  });
});
