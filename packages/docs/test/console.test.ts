import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type RunningMock, startMock } from '@scp-backup/mock';
import { demoCredentials } from '@scp-backup/mock/handler';
import { operations } from '@scp-backup/openapi';
import { sign } from '@scp-backup/signing';
import { build } from 'esbuild';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromium, chromiumFlags } from '../../../scripts/chromium.ts';
import { type Language, labels } from '../src/console/texts.ts';

const languages: readonly Language[] = ['en', 'ko'];
const folder = fileURLToPath(new URL('../', import.meta.url));
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http://127.0.0.1:* http://localhost:*";

/** Other operations than the document's: another parent, another page, every type, and one that is no list. */
const otherApi = `
import { defineConsole } from './element.ts';
import { operations, responses, rows, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
const texts = (hint) => ({ listSnapshots: { summary: '', description: '', parameters: { limit: hint }, fields: {} } });
const name = { in: 'path', required: true, type: 'string', minLength: 2 };
const snapshots = [{ label: 'one', open: true }, { label: 'two', open: false }, { label: 'three', open: true }];
const shape = { source: 'documented', mediaTypes: ['application/json'] };
defineConsole({
  service,
  operations: {
    ...operations,
    listSnapshots: {
      id: 'listSnapshots', method: 'GET', path: '/v2/vaults/{vault_name}/snapshots', command: [],
      parameters: {
        vault_name: name,
        pageNumber: { in: 'query', type: 'integer', minimum: 1, default: 1 },
        limit: { in: 'query', type: 'integer', minimum: 1, maximum: 3, default: 2 },
        open: { in: 'query', type: 'boolean' },
        ratio: { in: 'query', type: 'number' },
      },
      list: {
        items: 'snapshots',
        parent: { parameter: 'vault_name' },
        page: { parameter: 'pageNumber', first: 1 },
        size: { parameter: 'limit', default: 2, maximum: 3 },
        filters: [{ parameter: 'open', field: 'open', test: 'equals' }],
      },
    },
    getVault: { id: 'getVault', method: 'GET', path: '/v2/vaults/{vault_name}', command: [], parameters: { vault_name: name } },
  },
  responses: { ...responses, listSnapshots: { 200: shape }, getVault: { 200: shape } },
  rows: { ...rows, listSnapshots: { label: { type: 'string' }, open: { type: 'boolean' } } },
  examples: {
    ...examples,
    listSnapshots: { parameters: { vault_name: 'vault-1' }, responses: { 200: { three: { snapshots } } } },
    getVault: { parameters: { vault_name: 'vault-1' }, responses: { 200: { big: { name: 'big' } } } },
  },
  texts: { en: texts('How \`many\`'), ko: texts('몇 개') },
  validateParameter: (id, parameter, value) => (parameter === 'ratio' && value % 0.5 !== 0 ? [{ pointer: '', message: 'must be multiple of 0.5' }] : []),
  validateResponse: () => [],
});`;

const scripts = new Map<string, Uint8Array>();
const servers: Server[] = [];
let browser: Browser;
let site: string;
let mock: RunningMock;

/** Something that happens once, and that can be waited for. */
function moment(): { readonly come: () => void; readonly came: Promise<void> } {
  let come = () => {};
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, came };
}

async function bundle(contents: string): Promise<Uint8Array> {
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

/** `/en/main?operation=…`: a page in a language, with a script and the attribute of the console. */
const servePage: RequestListener = (request, response) => {
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

beforeAll(async () => {
  scripts.set('/main.js', await bundle("import './main.ts';"));
  scripts.set('/other.js', await bundle(otherApi));
  site = await serve(servePage);
  mock = await startMock({ engine: 'handler', generate: { rows: 30 } });
  browser = await playwright.launch({ executablePath: chromium(), args: [...chromiumFlags] });
});

afterAll(async () => {
  await browser?.close();
  await mock?.close();
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

interface Visit {
  readonly page: Page;
  /** Errors of the page and of its console. */
  readonly errors: string[];
  readonly requests: string[];
}

const visits: Visit[] = [];

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

afterEach(async () => {
  await Promise.all(visits.splice(0).map(({ page }) => page.context().close()));
});

const send = (page: Page, language: Language = 'en') =>
  page.getByRole('button', { name: labels[language].send }).click();

/** The verdict once it holds a text. */
async function verdict(page: Page, text: string | RegExp): Promise<string> {
  const status = page.getByRole('status').filter({ hasText: text });
  await status.waitFor();
  return (await status.textContent()) ?? '';
}

const block = async (page: Page, name: string): Promise<string> =>
  (await page.getByRole('group', { name, exact: true }).textContent()) ?? '';

async function useMock(page: Page, address: string, language: Language = 'en'): Promise<void> {
  await page.getByRole('radio', { name: labels[language].address }).check();
  await page.getByLabel(labels[language].addressLabel).fill(address);
}

/** Everything that the page holds as text or as markup, within the shadow root too. */
const everything = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = document.querySelector('scp-console')?.shadowRoot;
    const markup = [document.documentElement.outerHTML, root?.innerHTML, document.body.textContent];
    return [...markup, location.href, JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie].join(
      '\n',
    );
  });

describe.each(languages)('the console in %s', (language) => {
  const texts = labels[language];

  test('signs in the page, and the sandbox accepts it', async () => {
    const { page, errors, requests } = await visit(`/${language}/main?operation=listBackupRestoreHistories`);
    await send(page, language);
    expect(await verdict(page, '200')).toBe(`200 · ${texts.verdict.accepted} · ${texts.verdict.matches}`);
    const { contents } = JSON.parse(await block(page, texts.response));
    expect(contents.length).toBe(20);
    expect(await page.getByText(contents[0].restore_server_name).first().isVisible()).toBe(true);
    expect(await page.getByText(texts.noCors).isVisible()).toBe(true);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(site))).toEqual([]);
  });

  test('names the parts of the string to sign, and its signature is the one of the package', async () => {
    const { page } = await visit(`/${language}/main`);
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
    const { page, errors } = await visit(`/${language}/main`);
    await page.getByLabel(texts.mistake).selectOption({ label: texts.mistakes[mistake] });
    await send(page, language);
    expect(await verdict(page, '401')).toBe(`401 · ${texts.verdict.refused} · ${texts.verdict.matches}`);
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
    const { page, errors, requests } = await visit(`/${language}/main`);
    await useMock(page, `${mock.url}/`, language);
    await page.getByLabel('restore_state').selectOption('FAILED');
    await page.getByLabel('size').fill('3');
    mock.reset();
    await send(page, language);
    expect(await verdict(page, '200')).toBe(`200 · ${texts.verdict.accepted} · ${texts.verdict.matches}`);
    expect(mock.requests.map(({ url }) => new URL(url).search)).toContain('?size=3&restore_state=FAILED');
    const { contents } = JSON.parse(await block(page, texts.response));
    expect(contents.map((row: { restore_state: string }) => row.restore_state)).toEqual(['FAILED', 'FAILED', 'FAILED']);
    await page.getByLabel(texts.mistake).selectOption({ label: texts.mistakes.query });
    await send(page, language);
    await verdict(page, '401');
    expect(requests.filter((url) => !url.startsWith(site) && !url.startsWith(mock.url))).toEqual([]);
    // The browser itself reports each answer that is no success.
    expect(errors.filter((text) => !text.includes('401'))).toEqual([]);
  });

  test('works with the keyboard alone', async () => {
    const { page } = await visit(`/${language}/main`);
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
      'PRE',
    );
  });

  test('says what is wrong with what was typed, and sends nothing', async () => {
    const { page, errors } = await visit(`/${language}/main`);
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

  test.each(['light', 'dark'] as const)('has no violations of axe in %s, and fits a phone', async (colorScheme) => {
    const viewport = { width: 360, height: 740 };
    const { page } = await visit(`/${language}/main`, { colorScheme, viewport, bypassCSP: true });
    await page.addScriptTag({
      content: await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    });
    const check = async () => {
      const found = await page.evaluate(
        'axe.run().then((found) => found.violations.flatMap((one) => one.nodes.map((node) => [one.id, node.html])))',
      );
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
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

describe('the keys', () => {
  test('stay in memory', async () => {
    const { page } = await visit('/en/main');
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

  test('that a reader types stay there too, also where they come into the wrong field', async () => {
    const { page } = await visit('/en/main');
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

describe('an address', () => {
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
    const { page, requests, errors } = await visit('/en/main');
    await useMock(page, address);
    const before = requests.length;
    await send(page);
    expect(await verdict(page, labels.en.nothingSent)).toContain(labels.en.problems.address);
    expect(requests.length).toBe(before);
    expect(errors).toEqual([]);
  });

  test('at which nothing listens, or that lets no page call, is told', async () => {
    const { page } = await visit('/en/main');
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    await new Promise((resolve) => silent.close(resolve));
    const closed = await serve((_, response) => response.writeHead(200).end('{}'));
    for (const address of [`http://127.0.0.1:${port}`, closed]) {
      await useMock(page, address);
      await send(page);
      expect(await verdict(page, 'CORS')).toBe(labels.en.verdict.network);
      // What was signed can be read all the same.
      expect(await block(page, labels.en.curl)).toContain(`curl '${address}/`);
    }
  });

  test('that does not answer is given up after 10 seconds', async () => {
    const { page } = await visit('/en/main');
    const asked = moment();
    const silent = await serveAnswers(() => asked.come());
    await page.clock.install();
    await useMock(page, silent);
    await send(page);
    await asked.came;
    await page.clock.fastForward(9_000);
    expect(await verdict(page, labels.en.sending)).toBe(labels.en.sending);
    await page.clock.fastForward(1_000);
    expect(await verdict(page, '10')).toBe(labels.en.verdict.timeout(10));
  });
});

describe('an answer', () => {
  test('that does not fit the document says where', async () => {
    const { page } = await visit('/en/main');
    const address = await serveAnswers((_, response) => {
      response
        .writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' })
        .end('{"contents":[{}],"count":"1"}');
    });
    await useMock(page, address);
    await send(page);
    expect(await verdict(page, '200')).toContain('does not match the document');
    expect(await page.getByText('/count must be integer').isVisible()).toBe(true);
  });

  test.each([
    ['application/json', 418, '{}', 'not in the document'],
    ['text/html', 200, '<b id="injected">', 'not in the document'],
    ['application/json', 200, '{"broken', 'does not match the document'],
    ['text/html', 417, '<html>blocked</html>', 'matches the document'],
  ])('of the type %s and the status %i is shown as it is', async (type, status, body, said) => {
    const { page } = await visit('/en/main');
    const address = await serveAnswers((_, response) => response.writeHead(status, { 'Content-Type': type }).end(body));
    await useMock(page, address);
    await send(page);
    expect(await verdict(page, String(status))).toContain(said);
    expect(await block(page, labels.en.response)).toBe(body);
    expect(await page.locator('#injected').count()).toBe(0);
  });

  test('to the last press counts, also when an earlier one comes later', async () => {
    const { page } = await visit('/en/main');
    const first = moment();
    const gone = moment();
    let calls = 0;
    const address = await serveAnswers((_, response) => {
      calls += 1;
      if (calls > 1) {
        response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"second":true}');
        return;
      }
      response.on('close', gone.come);
      first.come();
    });
    await useMock(page, address);
    await send(page);
    await first.came;
    await send(page);
    await gone.came;
    await verdict(page, '404');
    expect(await block(page, labels.en.response)).toContain('second');
    expect(await page.getByRole('heading', { name: labels.en.response }).count()).toBe(1);
  });

  test('is the last one also when the button is pressed twice at once', async () => {
    const { page } = await visit('/en/main');
    await page.getByRole('button').dblclick();
    await verdict(page, '200');
    expect(await page.getByRole('heading', { name: labels.en.response }).count()).toBe(1);
    expect(await page.getByRole('heading', { name: labels.en.curl }).count()).toBe(1);
  });
});

describe('what it shows to copy', () => {
  test('is a curl command that the mock accepts', async () => {
    const { page } = await visit('/ko/main');
    await useMock(page, mock.url, 'ko');
    for (const sort of ["created_at:asc'$(id) *", 'created_at:asc']) {
      await page.locator('#parameter-sort').fill(sort);
      await send(page, 'ko');
      await verdict(page, sort.includes('id') ? '400' : '200');
      const program = `curl() { for one; do printf '%s\\n' "$one"; done; }; ${await block(page, 'curl')}`;
      const { stdout } = await promisify(execFile)('sh', ['-c', program]);
      const [url = '', ...rest] = stdout.trimEnd().split('\n');
      const headers = rest.filter((text) => text !== '-H').map((text) => text.split(': ') as [string, string]);
      expect((await fetch(url, { headers })).status).toBe(sort.includes('id') ? 400 : 200);
      expect(stdout).not.toContain(demoCredentials.secretKey);
    }
  });

  test('is a program for the client that makes the same call', async () => {
    const { page } = await visit('/ko/main');
    await useMock(page, mock.url, 'ko');
    await page.locator('#parameter-restore_state').selectOption('COMPLETED');
    await page.locator('#parameter-size').fill('2');
    await send(page, 'ko');
    await verdict(page, '200');
    const program = await block(page, 'TypeScript');
    const place = fileURLToPath(new URL('../reports/console/', import.meta.url));
    await mkdir(place, { recursive: true });
    await writeFile(`${place}program.ts`, program);
    mock.reset();
    const { accessKey, secretKey } = demoCredentials;
    const tsx = createRequire(import.meta.url).resolve('tsx/cli');
    const { stdout } = await promisify(execFile)(process.execPath, [tsx, `${place}program.ts`], {
      cwd: folder,
      env: { ...process.env, SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey },
    });
    await rm(place, { recursive: true });
    expect(stdout).toContain('COMPLETED');
    expect(mock.requests.map(({ url }) => new URL(url).search)).toEqual(['?size=2&restore_state=COMPLETED']);
  });

  test('names region and environment where the sandbox answers', async () => {
    const { page } = await visit('/en/main');
    await send(page);
    await verdict(page, '200');
    expect(await block(page, 'TypeScript')).toContain("{ region: 'kr-west1', environment: 'e', credentials }");
    expect(await block(page, 'curl')).toContain("curl 'https://backup.kr-west1.e.samsungsdscloud.com/v1/");
  });
});

describe('the attribute operation', () => {
  test('chooses another operation of the table, and nothing else has to change', async () => {
    const { page, errors } = await visit('/en/other?operation=listSnapshots');
    expect(await page.getByText('How many').isVisible()).toBe(true);
    await page.getByLabel('open').selectOption('true');
    await page.getByLabel('limit').fill('1');
    await page.getByLabel('pageNumber').fill('2');
    await send(page);
    expect(await verdict(page, '200')).toBe('200 · signature accepted · matches the document');
    expect(await block(page, labels.en.curl)).toContain('/v2/vaults/vault-1/snapshots?pageNumber=2&limit=1&open=true');
    expect(await block(page, labels.en.typescript)).toContain(
      "backup.listSnapshots({ vault_name: 'vault-1', pageNumber: 2, limit: 1, open: true });",
    );
    await page.getByLabel('limit').fill('4');
    await page.getByLabel('ratio').fill('0.3');
    await page.getByLabel('vault_name').fill('v');
    await send(page);
    const said = await verdict(page, labels.en.nothingSent);
    for (const problem of ['limit must be from 1 to 3', 'must be multiple of 0.5', 'vault_name must have 2 or more']) {
      expect(said).toContain(problem);
    }
    expect(errors).toEqual([]);
  });

  test('takes an operation that is no list, and can change', async () => {
    const { page, errors } = await visit('/ko/other?operation=getVault');
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

  test('is the first operation where it is missing', async () => {
    const { page } = await visit('/en/main');
    expect(await page.getByLabel('backup_id').isVisible()).toBe(true);
  });
});

describe('the labels', () => {
  test('are those of the nearest ancestor that states a language, also with two consoles on a page', async () => {
    const { page, errors } = await visit('/en/main');
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
    expect(await page.getByRole('button').count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('are Korean in Korean', () => {
    const same = new Set(['METHOD', 'URL', 'curl', 'TypeScript']);
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

describe('the weight of the script', () => {
  test('is at most 33 kB with all that it shares with other programs, and 9 kB without', async () => {
    const weight = (script: Uint8Array | undefined) => gzipSync(script ?? '', { level: 9 }).length;
    const shared = await bundle(`
      import { operations } from '@scp-backup/openapi';
      import { texts } from '@scp-backup/openapi/texts';
      import { validateResponse } from '@scp-backup/openapi/validate';
      import { createMockHandler } from '@scp-backup/mock/handler';
      import { explainSignature, sign } from '@scp-backup/signing';
      globalThis.shared = [operations, texts, validateResponse, createMockHandler, explainSignature, sign];`);
    expect(weight(scripts.get('/main.js'))).toBeLessThanOrEqual(33_000);
    expect(weight(scripts.get('/main.js')) - weight(shared)).toBeLessThanOrEqual(9_000);
  });
});
