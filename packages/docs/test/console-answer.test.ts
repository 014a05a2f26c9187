import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { labels } from '../src/console/texts.ts';
import { block, languages, send, useConsole, useMock, verdict } from './console-page.ts';

const pages = useConsole();

/** Something that happens once, and that can be waited for. */
function moment(): { readonly come: () => void; readonly came: Promise<void> } {
  let come = () => {};
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, came };
}

describe('an address', () => {
  test('at which nothing listens, or that lets no page call, is told', async () => {
    const { page } = await pages.visit('/en/console');
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    await new Promise((resolve) => silent.close(resolve));
    const closed = await pages.serve((_, response) => response.writeHead(200).end('{}'));
    for (const address of [`http://127.0.0.1:${port}`, closed]) {
      await useMock(page, address);
      await send(page);
      expect(await verdict(page, 'CORS')).toBe(labels.en.verdict.network);
      // What was signed can be read all the same.
      expect(await block(page, labels.en.curl)).toContain(`curl '${address}/`);
    }
  });

  test.each(languages)('that leads elsewhere is not followed (%s)', async (language) => {
    const { page } = await pages.visit(`/${language}/console`);
    let followed = 0;
    const elsewhere = await pages.serve((_, response) => {
      followed += 1;
      response.end();
    });
    const address = await pages.serveAnswers((_, response) => response.writeHead(302, { Location: elsewhere }).end());
    await useMock(page, address, language);
    await send(page, language);
    const { redirected } = labels[language].verdict;
    expect(await verdict(page, redirected)).toBe(redirected);
    expect(followed).toBe(0);
  });

  test('that does not answer is given up after 10 seconds', async () => {
    const { page } = await pages.visit('/en/console', {});
    const asked = moment();
    const silent = await pages.serveAnswers(() => asked.come());
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
  test('comes with its time, its size and its headers', async () => {
    const { page } = await pages.visit('/en/console');
    await send(page);
    await verdict(page, '200');
    expect(await page.getByText(/\d+ ms · \d+ bytes/).isVisible()).toBe(true);
    await page.getByText(labels.en.headers, { exact: true }).click();
    expect(await block(page, labels.en.headers)).toContain('content-type: application/json');
  });

  test('in another language, and to a version that is not offered', async () => {
    const { page } = await pages.visit('/en/console');
    await page.getByLabel(labels.en.version).fill('backup 9.9');
    await page.getByLabel(labels.en.language).selectOption('ko');
    await send(page);
    expect(await verdict(page, '406')).toBe('406 Not Acceptable (documented response)');
    expect(await block(page, labels.en.response)).toMatch(/[가-힣]/);
    expect(await block(page, labels.en.curl)).toContain('Scp-Api-Version: backup 9.9');
  });

  test('that does not fit the document says where', async () => {
    const { page } = await pages.visit('/en/console');
    const address = await pages.serveAnswers((_, response) => {
      response
        .writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' })
        .end('{"contents":[{}],"count":"1"}');
    });
    await useMock(page, address);
    await send(page);
    expect(await verdict(page, '200')).toContain('differs from the document');
    expect(await page.getByText('/count must be integer').isVisible()).toBe(true);
  });

  test.each([
    ['application/json', 418, '{}', 'not in the document'],
    ['text/html', 200, '<b id="injected">', 'not in the document'],
    ['application/json', 200, '{"broken', 'differs from the document'],
    ['text/html', 417, '<html>blocked</html>', 'documented response'],
  ])('of the type %s and the status %i is shown as it is', async (type, status, body, said) => {
    const { page } = await pages.visit('/en/console');
    const address = await pages.serveAnswers((_, response) =>
      response.writeHead(status, { 'Content-Type': type }).end(body),
    );
    await useMock(page, address);
    await send(page);
    expect(await verdict(page, String(status))).toContain(said);
    expect(await block(page, labels.en.response)).toBe(body);
    expect(await page.locator('#injected').count()).toBe(0);
  });

  test('to the last press counts, also when an earlier one comes later', async () => {
    const { page } = await pages.visit('/en/console');
    const first = moment();
    const gone = moment();
    let calls = 0;
    const address = await pages.serveAnswers((_, response) => {
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
    const { page } = await pages.visit('/en/console');
    await page.getByRole('button').dblclick();
    await verdict(page, '200');
    expect(await page.getByRole('heading', { name: labels.en.response }).count()).toBe(1);
    expect(await page.getByRole('heading', { name: labels.en.curl }).count()).toBe(1);
  });
});
