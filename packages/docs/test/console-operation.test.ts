import { operations } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';
import { labels } from '../src/console/texts.ts';
import { block, send, useConsole, verdict } from './console-page.ts';

const pages = useConsole();

describe('the attribute operation', () => {
  test('chooses another operation of the table, and nothing else has to change', async () => {
    const { page, errors } = await pages.visit('/en/other?operation=listSnapshots');
    expect(await page.getByText('How many').isVisible()).toBe(true);
    await page.getByLabel('open').selectOption('true');
    await page.getByLabel('limit').fill('1');
    await page.getByLabel('pageNumber').fill('2');
    await send(page);
    expect(await verdict(page, '200')).toBe('200 OK: signature accepted (documented response)');
    expect(await block(page, labels.en.curl)).toContain('/v2/vaults/vault-1/snapshots?pageNumber=2&limit=1&open=true');
    expect(await block(page, labels.en.typescript)).toContain(
      "backup.listSnapshots({ vault_name: 'vault-1', pageNumber: 2, limit: 1, open: true });",
    );
    await page.getByLabel('limit').fill('4');
    await page.locator('#parameter-ratio').fill('0.3');
    await page.getByLabel('vault_name').fill('v');
    await send(page);
    const said = await verdict(page, labels.en.nothingSent);
    for (const problem of ['limit must be from 1 to 3', 'must be multiple of 0.5', 'vault_name must have 2 or more']) {
      expect(said).toContain(problem);
    }
    expect(errors).toEqual([]);
  });

  test('takes an operation that is no list, and can change', async () => {
    const { page, errors } = await pages.visit('/ko/other?operation=getVault');
    await send(page, 'ko');
    await verdict(page, '200');
    expect(JSON.parse(await block(page, labels.ko.response))).toEqual({ name: 'big' });
    await page.evaluate(() => document.querySelector('scp-console')?.setAttribute('operation', 'listSnapshots'));
    expect(await page.getByLabel('limit').isVisible()).toBe(true);
    await page.evaluate(() => document.querySelector('scp-console')?.setAttribute('operation', 'constructor'));
    const known = [...Object.keys(operations), 'listSnapshots', 'getVault'].join(', ');
    expect(await page.getByText(labels.ko.unknownOperation('constructor', known)).isVisible()).toBe(true);
    expect(errors).toEqual([]);
  });

  test('can be changed in the console', async () => {
    const { page, errors } = await pages.visit('/en/other?operation=listSnapshots');
    await page.getByLabel(labels.en.operation).selectOption('getVault');
    await page.getByLabel('limit').waitFor({ state: 'detached' });
    await send(page);
    await verdict(page, '200');
    expect(errors).toEqual([]);
  });

  test('is the primary operation where it is missing', async () => {
    const { page } = await pages.visit('/en/console');
    expect(await page.getByLabel('backup_id').isVisible()).toBe(true);
  });
});

describe('the labels', () => {
  test('are those of the nearest ancestor that states a language, also with two consoles on a page', async () => {
    const { page, errors } = await pages.visit('/en/console');
    await page.evaluate(() => {
      const part = document.createElement('div');
      part.lang = 'ko-KR';
      part.append(document.createElement('scp-console'));
      document.querySelector('main')?.append(part);
    });
    await send(page, 'ko');
    expect(await verdict(page, '200')).toContain(labels.ko.verdict.accepted);
    await send(page, 'en');
    expect(await verdict(page, labels.en.verdict.accepted)).toContain('200');
    await page.evaluate(() => document.querySelector('scp-console')?.remove());
    expect(await page.getByRole('button', { name: /^(Send|보내기)$/ }).count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('are Korean in Korean', () => {
    const same = new Set(['METHOD', 'URL', 'timestamp', 'Access Key', 'Secret Key', 'curl', 'TypeScript']);
    const check = (value: unknown, path: string): void => {
      if (typeof value === 'object') {
        for (const [name, part] of Object.entries(value ?? {})) check(part, `${path}.${name}`);
        return;
      }
      const text = typeof value === 'function' ? value(1, 2, 3) : String(value);
      if (!same.has(text)) expect(text, path).toMatch(/[가-힣]/);
    };
    check(labels.ko, 'ko');
  });
});
