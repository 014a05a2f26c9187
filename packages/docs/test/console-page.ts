import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type RunningMock, startMock } from '@scp-backup/mock';
import { build } from 'esbuild';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { type Language, labels } from '../src/console/texts.ts';
import { otherApi } from './console-other-api.ts';

export const languages: readonly Language[] = ['en', 'ko'];
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http://127.0.0.1:* http://localhost:*";

export interface Visit {
  readonly page: Page;
  /** Errors of the page and of its console. */
  readonly errors: string[];
  readonly requests: string[];
}

/** What the tests of the console work with, once they run. */
export interface ConsolePages {
  /** The address of the pages. */
  readonly site: string;
  readonly mock: RunningMock;
  readonly scripts: ReadonlyMap<string, Uint8Array>;
  /** Opens `/en/main` or `/en/other`, optionally with `?operation=`. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
  serve(listener: RequestListener): Promise<string>;
  /** A server that lets the page read what it answers. */
  serveAnswers(answer: RequestListener): Promise<string>;
}

/** A script of the page, from text. */
export async function bundle(contents: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('../src/console', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** A page with the console, a browser and a mock for each file of tests. */
export function useConsole(): ConsolePages {
  const scripts = new Map<string, Uint8Array>();
  const servers: Server[] = [];
  const visits: Visit[] = [];
  let browser: Browser;
  let site: string;
  let mock: RunningMock;

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** A server that lets the page read what it answers. */
  function serveAnswers(answer: RequestListener): Promise<string> {
    return serve((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '*');
      if (request.method === 'OPTIONS') response.writeHead(204).end();
      else answer(request, response);
    });
  }

  beforeAll(async () => {
    scripts.set('/main.js', await bundle("import './main.ts';"));
    scripts.set('/other.js', await bundle(otherApi));
    site = await serve(pages(scripts));
    mock = await startMock({ engine: 'handler', generate: { rows: 30 } });
    browser = await chromium.connect(inject('browser'));
  });

  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ page }) => page.context().close()));
  });

  afterAll(async () => {
    await browser?.close();
    await mock?.close();
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  });

  async function visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const opened: Visit = { page, errors: [], requests: [] };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') opened.errors.push(message.text());
    });
    page.on('pageerror', (error) => opened.errors.push(String(error)));
    page.on('request', (request) => opened.requests.push(request.url()));
    visits.push(opened);
    await page.goto(site + path);
    await page.getByRole('button').waitFor();
    return opened;
  }

  return {
    get site() {
      return site;
    },
    get mock() {
      return mock;
    },
    scripts,
    visit,
    serve,
    serveAnswers,
  };
}

/** `/en/main?operation=…`: a page in a language, with a script and the attribute of the console. */
function pages(scripts: ReadonlyMap<string, Uint8Array>): RequestListener {
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    const script = scripts.get(pathname);
    if (script) {
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Security-Policy': policy }).end(script);
      return;
    }
    const [, language, name] = pathname.split('/');
    const operation = searchParams.get('operation');
    const attribute = operation === null ? '' : ` operation="${operation}"`;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
    response.end(`<!doctype html><html lang="${language}"><head><title>Console</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="/${name}.js"></script></head>
<body><main><h1>Console</h1><h2>Console</h2><scp-console${attribute}></scp-console></main></body></html>`);
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
