import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';

const { backup_id } = examples.listBackupRestoreHistories.parameters;
const body = JSON.stringify(examples.listBackupRestoreHistories.responses['200'].documented);
const words = operations.listBackupRestoreHistories.command;
const keys = { SCP_ACCESS_KEY: 'test-key', SCP_SECRET_KEY: 'test-secret' };

const servers: Server[] = [];
let folder: string;
let authority: string;
let certificate: { key: string; cert: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-network-'));
  authority = join(folder, 'ca.pem');
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=own authority',
  );
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'own.key', '-out', 'own.csr', '-subj', '/CN=localhost');
  await writeFile(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'own.csr', ...signer, '-out', 'own.pem');
  const [key, cert] = await Promise.all(['own.key', 'own.pem'].map((file) => readFile(join(folder, file), 'utf8')));
  certificate = { key: key ?? '', cert: cert ?? '' };
});

afterAll(() => rm(folder, { recursive: true }));

let asked: string[];

beforeEach(() => {
  asked = [];
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const respond: RequestListener = (_, response) => {
  response.setHeader('Content-Type', 'application/json').end(body);
};

const overTls = async () => `https://127.0.0.1:${await listen(createTlsServer(certificate, respond))}`;
const inClear = async () => `http://127.0.0.1:${await listen(createServer(respond))}`;

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
    const variables = { ...keys, HTTP_PROXY: `http://127.0.0.1:${await proxy()}` };
    await runCli(['contract', '--base-url', await inClear(), '--backup-id', backup_id], variables);
    expect(asked.length).toBeGreaterThan(0);
  });

  test('that cannot be reached is named as the cause, without its password', async () => {
    const { code, stderr } = await list(await inClear(), { HTTP_PROXY: 'http://user:pass@127.0.0.1:2' }, '--quiet');
    expect(code).toBe(3);
    expect(stderr).toContain('connection refused');
    expect(stderr).not.toContain('pass');
  });

  test.each(['socks5://127.0.0.1:1', 'http://'])('of %s is a mistake', async (HTTPS_PROXY) => {
    const { code, stderr } = await list(await inClear(), { HTTPS_PROXY });
    expect([code, stderr]).toEqual([2, 'scp-backup: HTTPS_PROXY must be an http:// or https:// URL\n']);
  });
});

describe('an authority of one’s own', () => {
  test.each(['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'])('is trusted where %s names it', async (variable) => {
    expect(await list(await overTls(), { [variable]: authority })).toMatchObject({ code: 0, stderr: '' });
  });

  test('is trusted beside the file that SSL_CERT_FILE names', async () => {
    const other = join(folder, 'other.pem');
    await writeFile(other, '');
    const variables = { SSL_CERT_FILE: other, NODE_EXTRA_CA_CERTS: authority };
    expect(await list(await overTls(), variables)).toMatchObject({ code: 0, stderr: '' });
  });

  test('is not trusted otherwise, and the failure says what to do', async () => {
    const { code, stderr } = await list(await overTls(), {});
    expect(code).toBe(3);
    expect(stderr).toMatch(/the certificate is not trusted; SSL_CERT_FILE or NODE_EXTRA_CA_CERTS/);
  });

  test('that cannot be read is a mistake', async () => {
    const { code, stderr } = await list(await overTls(), { SSL_CERT_FILE: '/nowhere.pem' });
    expect([code, stderr]).toEqual([2, 'scp-backup: SSL_CERT_FILE: /nowhere.pem cannot be read (ENOENT)\n']);
  });
});

test.each([
  ['http://no-such-host.invalid', 'unknown host'],
  ['http://127.0.0.1:2', 'connection refused'],
])('the failure to reach %s has its innermost cause', async (url, cause) => {
  const { code, stderr } = await list(url, {});
  expect([code, stderr]).toEqual([3, expect.stringContaining(`cause: ${cause}`)]);
});

test('a connection without TLS to another machine gets one warning', async () => {
  const { stderr } = await list('http://no-such-host.invalid', {});
  expect(stderr.match(/not encrypted/g)).toHaveLength(1);
});

test('settings files that others can write get one warning', async () => {
  const home = join(folder, 'home');
  const file = join(home, '.scpconf/credentials.json');
  await mkdir(join(home, '.scpconf'), { recursive: true });
  await writeFile(file, JSON.stringify({ 'access-key': 'a-key', 'secret-key': 'a-secret' }));
  await chmod(file, 0o666);
  const variables = { HOME: home, SCP_BASE_URL: await inClear() };
  const warned = await runCli([...words, backup_id, '-o', 'ndjson'], variables);
  expect([warned.code, warned.stderr.match(/can be changed by other users/g)?.length]).toEqual([0, 1]);
  await chmod(file, 0o600);
  expect((await runCli([...words, backup_id, '-o', 'ndjson'], variables)).stderr).toBe('');
  await chmod(file, 0o666);
  expect((await list(await inClear(), { HOME: home })).stderr).toBe('');
});

test('--debug shows each request and response, without keys and signatures', async () => {
  let failures = 1;
  const url = `http://127.0.0.1:${await listen(
    createServer((request, response) => {
      failures -= 1;
      if (failures >= 0) response.writeHead(503, { 'Retry-After': '0' }).end();
      else respond(request, response);
    }),
  )}`;
  const { code, stderr } = await list(url, {}, '--debug');
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /debug: > GET http:\S+sort=created_at:asc[\s\S]*debug: < 503[\s\S]*attempt 1: 503 [\s\S]*attempt 2: 200/,
  );
  expect(stderr).toMatch(/scp-signature: \[redacted\]/);
  expect(stderr).not.toMatch(/test-key|test-secret/);
});

describe('doctor', () => {
  const doctor = (variables: NodeJS.ProcessEnv, ...flags: string[]) => runCli(['doctor', ...flags], variables);

  test('shows where the keys come from, the address, the proxy, the clock, the versions and the verdict of the service', async () => {
    const Date_ = new Date(Date.now() - 3_600_000).toUTCString();
    const server = createServer((request, response) => {
      response.setHeader('Content-Type', 'application/json').setHeader('Date', Date_);
      const isRoot = request.url === '/';
      response.end(isRoot ? '{"versions":[{"id":"v1.1","status":"CURRENT"}]}' : '{"contents":[],"count":7}');
    });
    const url = `http://127.0.0.1:${await listen(server)}`;
    const { code, stdout } = await doctor({ ...keys, SCP_BASE_URL: url });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok +keys +test… from SCP_ACCESS_KEY, SCP_SECRET_KEY$/m);
    expect(stdout).toContain(url);
    expect(stdout).toMatch(/^ok +proxy +none$/m);
    expect(stdout).toMatch(/^note +clock +36\d\d s ahead of the service$/m);
    expect(stdout).toMatch(/^ok +versions +v1\.1 CURRENT; 1\.1 is used$/m);
    expect(stdout).toMatch(/^ok +signature +accepted; backups: 7$/m);
    expect(stdout).not.toContain('test-secret');
  });

  test('ends with 2 without keys, or for a region that does not exist', async () => {
    expect(await doctor({ SCP_BASE_URL: await inClear() })).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/^problem +keys/m),
    });
    expect(await doctor({ ...keys, SCP_REGION: 'kr-south1', SCP_ENV: 'e' })).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/^problem +address .*kr-west1, kr-east1/m),
    });
  });

  test('ends with 3 where the service cannot be reached, and says why', async () => {
    expect(await doctor({ ...keys, SCP_BASE_URL: 'http://127.0.0.1:2' })).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^problem +reachable +connection refused/m),
    });
  });

  test('ends with 1 where the service rejects the signature', async () => {
    const server = createServer((_, response) => response.writeHead(401).end('HmacValidFail'));
    expect(await doctor({ ...keys, SCP_BASE_URL: `http://127.0.0.1:${await listen(server)}` })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^problem +signature +the service rejected the signature/m),
    });
  });

  test('speaks Korean', async () => {
    const { stdout } = await doctor({ ...keys, SCP_BASE_URL: await inClear(), LANG: 'ko_KR.UTF-8' });
    expect(stdout).toMatch(/^정상 +인증키 +test…/m);
  });
});

describe('the API version', () => {
  /** A service that offers this version only. */
  async function offering(version: string): Promise<string> {
    const server = createServer((request, response) => {
      const { 'scp-api-version': wanted } = request.headers;
      if (request.url === '/') response.end(`{"versions":[{"id":"v${version}","status":"CURRENT"}]}`);
      else if (wanted === `backup ${version}`) respond(request, response);
      else response.writeHead(406).end('{"errors":[{"code":"NoSuchVersion"}]}');
    });
    return `http://127.0.0.1:${await listen(server)}`;
  }

  test.each(['1.4', 'v1.4', 'backup 1.4'])('%s is asked for by flag and by variable', async (version) => {
    const url = await offering('1.4');
    expect(await list(url, {}, '--api-version', version)).toMatchObject({ code: 0, stderr: '' });
    expect(await list(url, { SCP_API_VERSION: version })).toMatchObject({ code: 0, stderr: '' });
  });

  test('is one of the contract checks too, however it is written', async () => {
    const server = createServer((request, response) => {
      asked.push(String(request.headers['scp-api-version']));
      response.writeHead(500).end();
    });
    const flags = ['--base-url', `http://127.0.0.1:${await listen(server)}`, '--backup-id', backup_id];
    await runCli(['contract', ...flags, '--api-version', 'v1.2'], keys);
    expect(asked).toContain('backup 1.2');
    expect(asked).not.toContain('v1.2');
    expect((await runCli(['contract', ...flags, '--api-version', 'new'], keys)).code).toBe(2);
  });

  test('that nobody named is replaced where the service rejects it, which is said once', async () => {
    const { code, stderr } = await list(await offering('1.4'), {});
    expect(code).toBe(0);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('does not offer backup 1.1, so backup 1.4 is used'),
    ]);
  });

  test('that was named is not replaced, and the failure names the flag and the versions', async () => {
    const { code, stderr } = await list(await offering('1.4'), {}, '--api-version', '1.1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/offered: v1\.4 CURRENT[\s\S]*--api-version or SCP_API_VERSION/);
  });

  test('is the one that a value needs', async () => {
    const flags = ['--restore-state', 'PARTIAL_SUCCESS'];
    const { code, stderr } = await list(await offering('1.2'), {}, ...flags);
    expect([code, stderr]).toEqual([0, expect.stringContaining('PARTIAL_SUCCESS exists since API version 1.2')]);
  });
});
