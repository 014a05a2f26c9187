import { demoCredentials } from '@scp-backup/mock/handler';
import { describe, expect, test } from 'vitest';
import { labels } from '../src/console/texts.ts';
import { everything, send, useConsole, useMock, verdict } from './console-page.ts';

const pages = useConsole();

describe('the keys', () => {
  test('stay in memory', async () => {
    const { page } = await pages.visit('/en/console', {});
    const address = page.url();
    for (const mistake of ['none', 'query', 'secret', 'timestamp']) {
      await page.getByLabel(labels.en.mistake).selectOption(mistake);
      await send(page);
      await verdict(page, mistake === 'none' ? '200' : '401');
      expect(await everything(page)).not.toContain(demoCredentials.secretKey);
    }
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, history.length])).toEqual([0, 0, 2]);
    expect(page.url()).toBe(address);
    expect(await page.getByLabel(labels.en.secretKey).getAttribute('type')).toBe('password');
    expect(await page.getByLabel(labels.en.secretKey).getAttribute('autocomplete')).toBe('off');
  });

  test('are in nothing that is logged or sent', async () => {
    const { page } = await pages.visit('/en/console');
    const logged: string[] = [];
    page.on('console', (message) => logged.push(message.text()));
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url(), JSON.stringify(request.headers())));
    pages.mock.reset();
    await useMock(page, pages.mock.url);
    for (const mistake of ['none', 'secret']) {
      await page.getByLabel(labels.en.mistake).selectOption(mistake);
      await send(page);
      await verdict(page, mistake === 'none' ? '200' : '401');
    }
    expect(sent.length).toBeGreaterThan(2);
    // The browser reports the 401.
    expect(logged.length).toBe(1);
    expect([...logged, ...sent, JSON.stringify(pages.mock.requests)].join('\n')).not.toContain(
      demoCredentials.secretKey,
    );
  });

  test('that a reader types stay there too, also where they come into the wrong field', async () => {
    const { page } = await pages.visit('/en/console');
    const secret = 'a-secret-of-the-reader';
    await page.getByLabel(labels.en.secretKey).fill(secret);
    await send(page);
    await verdict(page, '401');
    expect(await everything(page)).not.toContain(secret);
    await page.getByLabel(labels.en.accessKey).fill(secret);
    await page.locator('#parameter-sort').fill(secret);
    await send(page);
    expect(await verdict(page, labels.en.nothingSent)).toContain(labels.en.problems.secret);
    expect(await everything(page)).not.toContain(secret);
  });
});
