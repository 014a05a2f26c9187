import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { demoCredentials } from '@scp-backup/mock/handler';
import { describe, expect, test } from 'vitest';
import { labels } from '../src/console/texts.ts';
import { block, send, useConsole, useMock, verdict } from './console-page.ts';

const pages = useConsole();
const folder = fileURLToPath(new URL('../', import.meta.url));

describe('what it shows to copy', () => {
  test('is a curl command that the mock accepts', async () => {
    const { page } = await pages.visit('/ko/console');
    await useMock(page, pages.mock.url, 'ko');
    for (const sort of ["created_at:asc'$(id) *", 'created_at:asc']) {
      await page.locator('#parameter-sort').fill(sort);
      await send(page, 'ko');
      await verdict(page, sort.includes('id') ? '400' : '200');
      const status = sort.includes('id') ? 400 : 200;
      const command = await block(page, 'curl');
      const program = `curl() { for one; do printf '%s\\n' "$one"; done; }; ${command}`;
      const { stdout } = await promisify(execFile)('sh', ['-c', program]);
      const [url = '', ...rest] = stdout.trimEnd().split('\n');
      const headers = rest.filter((text) => text !== '-H').map((text) => text.split(': ') as [string, string]);
      expect((await fetch(url, { headers })).status).toBe(status);
      expect(stdout).not.toContain(demoCredentials.secretKey);
      // Where there is a curl it says the same.
      const real = await promisify(execFile)('sh', [
        '-c',
        `command -v curl >/dev/null || { printf ${status}; exit; }; ${command} --silent --output /dev/null --write-out '%{http_code}'`,
      ]);
      expect(real.stdout).toBe(String(status));
    }
  });

  test('is a program for the client that makes the same call', async () => {
    const { page } = await pages.visit('/ko/console');
    await useMock(page, pages.mock.url, 'ko');
    await page.locator('#parameter-restore_state').selectOption('COMPLETED');
    await page.locator('#parameter-size').fill('2');
    await send(page, 'ko');
    await verdict(page, '200');
    const program = await block(page, 'TypeScript');
    const place = fileURLToPath(new URL('../reports/console/', import.meta.url));
    await mkdir(place, { recursive: true });
    await writeFile(`${place}program.ts`, program);
    pages.mock.reset();
    const { accessKey, secretKey } = demoCredentials;
    const tsx = createRequire(import.meta.url).resolve('tsx/cli');
    const { stdout } = await promisify(execFile)(process.execPath, [tsx, `${place}program.ts`], {
      cwd: folder,
      env: { ...process.env, SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey },
    });
    await rm(place, { recursive: true });
    expect(stdout).toContain('COMPLETED');
    expect(pages.mock.requests.map(({ url }) => new URL(url).search)).toEqual(['?size=2&restore_state=COMPLETED']);
  });

  test('is for the mock of npm start where the sandbox answers, and never calls a refused signature valid', async () => {
    const { page } = await pages.visit('/en/console');
    await send(page);
    await verdict(page, '200');
    expect(await block(page, 'TypeScript')).toContain("baseUrl: 'http://127.0.0.1:4010'");
    expect(await block(page, 'curl')).toContain("curl 'http://127.0.0.1:4010/v1/");
    expect(await page.getByText(labels.en.curlHint).isVisible()).toBe(true);
    await page.getByLabel(labels.en.mistake).selectOption('secret');
    await send(page);
    await verdict(page, '401');
    expect(await page.getByText(labels.en.curlHint).count()).toBe(0);
    expect(await page.getByText(labels.en.curlRefused).isVisible()).toBe(true);
  });

  test('comes with a press of its button', async () => {
    const { page } = await pages.visit('/en/console', { permissions: ['clipboard-read', 'clipboard-write'] });
    await send(page);
    await verdict(page, '200');
    for (const label of [labels.en.stringToSign, labels.en.signature, labels.en.curl, labels.en.typescript]) {
      await page.getByRole('button', { name: `Copy: ${label}` }).click();
      await page.getByRole('button', { name: `Copied: ${label}` }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block(page, label));
    }
  });
});
