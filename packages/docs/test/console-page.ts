import type { RequestListener } from 'node:http';
import { type RunningMock, startMock } from '@scp-backup/mock';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Language, labels } from '../src/console/texts.ts';
import { useBrowser, type Visit } from './open-page.ts';
import { listen, type StaticServer } from './static-server.ts';

/** `npm run test:full` repeats in English what differs in its labels alone. */
export const languages: readonly Language[] = process.env.TEST_FULL === '1' ? ['en', 'ko'] : ['ko'];

/** What the tests of the console work with, once they run. */
export interface ConsolePages {
  readonly mock: RunningMock;
  /** Opens `/en/console` or `/en/other`, optionally with `?operation=`. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
  serve(listener: RequestListener): Promise<string>;
  /** A server that lets the page read what it answers. */
  serveAnswers(answer: RequestListener): Promise<string>;
}

/** Pages with the console, and a mock for each file of tests. */
export function useConsole(): ConsolePages {
  const open = useBrowser();
  const servers: StaticServer[] = [];
  let mock: RunningMock;

  beforeAll(async () => {
    mock = await startMock({ engine: 'handler', generate: { rows: 30 } });
  });

  afterAll(() => Promise.all([mock, ...servers].map((server) => server.close())));

  async function serve(listener: RequestListener): Promise<string> {
    const server = await listen(listener);
    servers.push(server);
    return server.url;
  }

  return {
    get mock() {
      return mock;
    },
    serve,
    serveAnswers: (answer) =>
      serve((request, response) => {
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '*');
        if (request.method === 'OPTIONS') response.writeHead(204).end();
        else answer(request, response);
      }),
    async visit(path, options) {
      const visit = await open(inject('consoles') + path, options);
      await visit.page.getByRole('button').waitFor();
      return visit;
    },
  };
}

export const send = (page: Page, language: Language = 'en') =>
  page.getByRole('button', { name: labels[language].send }).click();

/** The verdict once it holds a text. */
export async function verdict(page: Page, text: string | RegExp): Promise<string> {
  const status = page.getByRole('status').filter({ hasText: text });
  await status.waitFor();
  return (await status.textContent()) ?? '';
}

export const block = async (page: Page, name: string): Promise<string> =>
  (await page.getByRole('group', { name, exact: true }).textContent()) ?? '';

export async function useMock(page: Page, address: string, language: Language = 'en'): Promise<void> {
  await page.getByRole('radio', { name: labels[language].address }).check();
  await page.getByLabel(labels[language].addressLabel).fill(address);
}

/** Everything that the page holds as text or as markup, within the shadow root too. */
export const everything = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = document.querySelector('scp-console')?.shadowRoot;
    const markup = [document.documentElement.outerHTML, root?.innerHTML, document.body.textContent];
    return [...markup, location.href, JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie].join(
      '\n',
    );
  });
