import { demoCredentials } from '@scp-backup/mock/handler';
import { sign } from '@scp-backup/signing';
import { describe, expect, inject, test } from 'vitest';
import { labels } from '../src/console/texts.ts';
import { block, languages, send, useConsole, useMock, verdict } from './console-page.ts';

const pages = useConsole();

describe.each(languages)('the console in %s', (language) => {
  const texts = labels[language];

  test('signs in the page, and the sandbox accepts it', async () => {
    const { page, errors, requests } = await pages.visit(`/${language}/console?operation=listBackupRestoreHistories`);
    await send(page, language);
    expect(await verdict(page, '200')).toBe(`200 OK: ${texts.verdict.accepted} (${texts.verdict.documented})`);
    const { contents } = JSON.parse(await block(page, texts.response));
    expect(contents.length).toBe(20);
    expect(await page.getByText(contents[0].restore_server_name).first().isVisible()).toBe(true);
    expect(await page.getByText(texts.noCors).isVisible()).toBe(true);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !/^(about|data):/.test(url) && !url.startsWith(inject('consoles')))).toEqual([]);
  });

  test('names the parts of the string to sign, and its signature is the one of the package', async () => {
    const { page } = await pages.visit(`/${language}/console`);
    await send(page, language);
    await verdict(page, '200');
    const { method, url, timestamp, accessKey, clientType } = texts.parts;
    const names = [method, url, timestamp, accessKey, clientType];
    const cells = await Promise.all(
      names.map((name) =>
        page
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
          .getByRole('cell')
          .textContent(),
      ),
    );
    expect(await block(page, texts.stringToSign)).toBe(cells.join(''));
    expect([cells[0], cells[3], cells[4]]).toEqual(['GET', demoCredentials.accessKey, 'Openapi']);
    const [signedMethod, signedUrl, signedMoment] = cells.map(String) as [string, string, string];
    const signature = await sign({
      method: signedMethod,
      url: signedUrl,
      timestamp: signedMoment,
      credentials: demoCredentials,
    });
    expect(await block(page, texts.signature)).toBe(signature);
  });

  test.each(['query', 'secret', 'timestamp'] as const)('shows that a mistake (%s) is refused', async (mistake) => {
    const { page, errors } = await pages.visit(`/${language}/console`);
    await page.getByLabel(texts.mistake).selectOption({ label: texts.mistakes[mistake] });
    await send(page, language);
    expect(await verdict(page, '401')).toBe(`401 Unauthorized: ${texts.verdict.refused} (${texts.verdict.documented})`);
    const body = await block(page, texts.response);
    expect(/[가-힣]/.test(body)).toBe(language === 'ko');
    expect(await page.getByRole('heading', { name: texts.sentUrl, exact: true }).count()).toBe(
      mistake === 'query' ? 1 : 0,
    );
    // The same call without the mistake is accepted again.
    await page.getByLabel(texts.mistake).selectOption({ label: texts.mistakes.none });
    await send(page, language);
    await verdict(page, '200');
    expect(errors).toEqual([]);
  });

  test('calls a mock at an address', async () => {
    const { page, errors, requests } = await pages.visit(`/${language}/console`);
    await useMock(page, `${pages.mock.url}/`, language);
    await page.getByLabel('restore_state').selectOption('FAILED');
    await page.getByLabel('size').fill('3');
    pages.mock.reset();
    await send(page, language);
    expect(await verdict(page, '200')).toBe(`200 OK: ${texts.verdict.accepted} (${texts.verdict.documented})`);
    expect(pages.mock.requests.map(({ url }) => new URL(url).search)).toContain('?size=3&restore_state=FAILED');
    const { contents } = JSON.parse(await block(page, texts.response));
    expect(contents.map((row: { restore_state: string }) => row.restore_state)).toEqual(['FAILED', 'FAILED', 'FAILED']);
    await page.getByLabel(texts.mistake).selectOption({ label: texts.mistakes.query });
    await send(page, language);
    await verdict(page, '401');
    expect(requests.filter((url) => !url.startsWith(inject('consoles')) && !url.startsWith(pages.mock.url))).toEqual(
      [],
    );
    // The browser itself reports each answer that is no success.
    expect(errors.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
