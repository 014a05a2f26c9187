import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, startScript } from './processes.ts';

async function ports(): Promise<string[]> {
  return ['--mock-port', String(await freePort()), '--docs-port', String(await freePort())];
}

test('one call prints the documented row and the addresses, and ends', async () => {
  const demo = startScript('demo.mjs', ['--once', ...(await ports())]);
  expect(await demo.ended).toBe(0);
  expect(demo.output()).toMatch(/restoretest1/);
  expect(demo.output()).toMatch(/COMPLETED/);
  expect(demo.output()).toMatch(/Mock\s+http:\/\/127\.0\.0\.1:\d+/);
  expect(demo.output()).toMatch(/Documentation\s+http:\/\/127\.0\.0\.1:\d+\/en\//);
});

test('without --once it serves mock and documentation until it is interrupted', async () => {
  const demo = startScript('demo.mjs', await ports());
  const [, docs] = await demo.until(/Documentation\s+(\S+)\/en\//);
  await demo.until(/Ctrl-C ends it/);
  for (const page of ['/en/', '/ko/', '/en/reference/', '/ko/reference/']) {
    expect((await fetch(`${docs}${page}`)).status, page).toBe(200);
  }
  demo.child.kill('SIGINT');
  expect(await demo.ended).toBe(0);
});

test('a taken port is reported with the flag that changes it', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const free = String(await freePort());
  const mock = startScript('demo.mjs', ['--once', '--mock-port', String(port), '--docs-port', free]);
  expect(await mock.ended).toBe(1);
  expect(mock.output()).toContain(`Port ${port} is taken. Choose another one: npm start -- --mock-port`);
  const docs = startScript('demo.mjs', ['--once', '--mock-port', free, '--docs-port', String(port)]);
  expect(await docs.ended).toBe(1);
  expect(docs.output()).toContain(`Port ${port} is taken. Choose another one: npm start -- --docs-port`);
  await new Promise((resolve) => server.close(resolve));
});

test('an unknown option is refused with the usage', async () => {
  const demo = startScript('demo.mjs', ['--one']);
  expect(await demo.ended).toBe(2);
  expect(demo.output()).toContain('--mock-port <port>');
});
