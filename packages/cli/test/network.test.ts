import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Ended, ended, runCli, startCli } from './run-cli.ts';
import { backup_id, body, documented, freeAddress, keys, listen, serve, words } from './servers.ts';

let folder: string;
let authority: string;
let certificate: { key: string; cert: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-network-'));
  authority = join(folder, 'ca.pem');
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout'];
  openssl('req', '-x509', ...key, 'ca.key', '-out', 'ca.pem', '-subj', '/CN=own authority');
  openssl('req', ...key, 'own.key', '-out', 'own.csr', '-subj', '/CN=localhost');
  await writeFile(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'own.csr', ...signer, '-out', 'own.pem');
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  certificate = { key: await read('own.key'), cert: await read('own.pem') };
});

afterAll(() => rm(folder, { recursive: true }));

let asked: string[];

beforeEach(() => {
  asked = [];
});

const respond = body(JSON.stringify({ contents: [documented], count: 1 }));

const overTls = async () => {
  const server = createTlsServer(certificate, (request, response) => respond(request, response, 1));
  return `https://127.0.0.1:${await listen(server)}`;
};
const inClear = () => serve(respond);

/** A proxy that knows CONNECT, and notes for which addresses. */
function proxy(): Promise<number> {
  const server = createServer((_, response) => response.writeHead(501).end());
  server.on('connect', (request: IncomingMessage, client) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    const [host = '', port] = (request.url ?? '').split(':');
    const service = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      service.pipe(client);
      client.pipe(service);
    });
    service.on('error', () => client.destroy());
    client.on('error', () => service.destroy());
  });
  return listen(server);
}

function list(url: string, variables: NodeJS.ProcessEnv, ...flags: string[]): Promise<Ended> {
  return runCli([...words, backup_id, '-o', 'ndjson', ...flags], { ...keys, SCP_BASE_URL: url, ...variables });
}

describe('a proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy'])('of %s is asked for the service', async (variable) => {
    const url = await overTls();
    const variables = { [variable]: `http://user:pass@127.0.0.1:${await proxy()}`, SSL_CERT_FILE: authority };
    expect(await list(url, variables)).toMatchObject({ code: 0, stderr: '' });
    expect(asked).toEqual([`${new URL(url).host} Basic ${Buffer.from('user:pass').toString('base64')}`]);
  });

  test.each(['HTTP_PROXY', 'http_proxy'])('of %s is asked for a service without TLS', async (variable) => {
    const url = await inClear();
    expect(await list(url, { [variable]: `127.0.0.1:${await proxy()}` })).toMatchObject({ code: 0, stderr: '' });
    expect(asked).toEqual([new URL(url).host]);
  });

  test.each(['NO_PROXY', 'no_proxy'])('is not asked for what %s names', async (variable) => {
    const url = await inClear();
    const variables = { HTTP_PROXY: `http://127.0.0.1:${await proxy()}`, [variable]: '127.0.0.1' };
    expect((await list(url, variables)).code).toBe(0);
    expect(asked).toEqual([]);
  });

  test('is asked by the contract checks too', async () => {
    const args = ['contract', '--base-url', await inClear(), '--backup-id', backup_id];
    const { code, stderr } = await runCli(args, { ...keys, HTTP_PROXY: 'http://127.0.0.1:2' });
    expect([code, stderr]).toEqual([3, expect.stringContaining('cannot be reached')]);
  });

  test.each(['socks5://127.0.0.1:1', 'http://'])('of %s is a mistake', async (HTTPS_PROXY) => {
    const { code, stderr } = await list(await inClear(), { HTTPS_PROXY });
    expect([code, stderr]).toEqual([2, 'scp-backup: HTTPS_PROXY must be an http:// or https:// URL\n']);
  });
});

describe('an authority of one’s own', () => {
  test('is trusted where SSL_CERT_FILE names it', async () => {
    expect(await list(await overTls(), { SSL_CERT_FILE: authority })).toMatchObject({ code: 0, stderr: '' });
  });

  test('is trusted where NODE_EXTRA_CA_CERTS names it, which Node reads at its start', async () => {
    const variables = { ...keys, SCP_BASE_URL: await overTls(), NODE_EXTRA_CA_CERTS: authority };
    expect(await ended(startCli([...words, backup_id], variables))).toMatchObject({ code: 0, stderr: '' });
  });

  test('is trusted beside the file that SSL_CERT_FILE names', async () => {
    const other = join(folder, 'other.pem');
    await writeFile(other, '');
    const variables = { SSL_CERT_FILE: other, NODE_EXTRA_CA_CERTS: authority };
    expect(await list(await overTls(), variables)).toMatchObject({ code: 0, stderr: '' });
  });

  test('that cannot be read is a mistake', async () => {
    const { code, stderr } = await list(await overTls(), { SSL_CERT_FILE: '/nowhere.pem' });
    expect([code, stderr]).toEqual([2, 'scp-backup: SSL_CERT_FILE: /nowhere.pem cannot be read (ENOENT)\n']);
  });
});

describe.concurrent('the failure to reach', () => {
  /** In a process, since it waits between its attempts. */
  const reach = (variables: NodeJS.ProcessEnv, ...flags: string[]): Promise<Ended> =>
    ended(startCli([...words, backup_id, ...flags], { ...keys, ...variables }));

  test('a host that does not exist names the cause, and warns once that the connection is not encrypted', async () => {
    const { code, stderr } = await reach({ SCP_BASE_URL: 'http://no-such-host.invalid' });
    expect([code, stderr]).toEqual([3, expect.stringContaining('cause: unknown host')]);
    expect(stderr.match(/not encrypted/g)).toHaveLength(1);
  });

  test('a closed port names the cause', async () => {
    const { code, stderr } = await reach({ SCP_BASE_URL: await freeAddress() });
    expect([code, stderr]).toEqual([3, expect.stringContaining('cause: connection refused')]);
  });

  test('a service whose certificate is not trusted says what to do', async () => {
    const { code, stderr } = await reach({ SCP_BASE_URL: await overTls() });
    expect(code).toBe(3);
    expect(stderr).toMatch(/the certificate is not trusted; SSL_CERT_FILE or NODE_EXTRA_CA_CERTS/);
  });

  test.each([
    ['hangs up', '', 'the connection was broken'],
    ['asks for a password', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'the proxy refused the connection'],
  ])('a proxy that %s names the cause', async (_, answer, cause) => {
    const server = createServer();
    server.on('connect', (__, client) => client.end(answer));
    const variables = { SCP_BASE_URL: await inClear(), HTTP_PROXY: `http://127.0.0.1:${await listen(server)}` };
    const { code, stderr } = await reach(variables);
    expect([code, stderr]).toEqual([3, expect.stringContaining(cause)]);
  });

  test('a proxy names the cause, without its password', async () => {
    const HTTP_PROXY = (await freeAddress()).replace('//', '//user:pass@');
    const { code, stderr } = await reach({ SCP_BASE_URL: await inClear(), HTTP_PROXY }, '--quiet');
    expect([code, stderr]).toEqual([3, expect.stringContaining('connection refused')]);
    expect(stderr).not.toContain('pass');
  });
});

test('--debug shows each request and response, without keys and signatures', async () => {
  const url = await serve((request, response, number) => {
    if (number === 1) response.writeHead(503, { 'Retry-After': '0' }).end();
    else respond(request, response, number);
  });
  const { code, stderr } = await list(url, {}, '--debug');
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /debug: > GET http:\S+sort=created_at:asc[\s\S]*debug: < 503[\s\S]*attempt 1: 503 [\s\S]*attempt 2: 200/,
  );
  expect(stderr).toMatch(/scp-signature: \[redacted\]/);
  expect(stderr).not.toMatch(/test-key|test-secret/);
});
