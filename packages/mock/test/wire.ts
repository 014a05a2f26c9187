import { createHmac } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { demoCredentials, type MockEngine, type MockOptions, type RunningMock, startMock } from '@scp-backup/mock';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll } from 'vitest';

export const operation: (typeof operations)['listBackupRestoreHistories'] = operations.listBackupRestoreHistories;
type Examples = (typeof examples)['listBackupRestoreHistories'];
export const id: string = examples[operation.id].parameters.backup_id;
export const documented: Examples['responses']['200']['documented'] =
  examples[operation.id].responses['200'].documented;
export const list: string = operation.path.replace('{backup_id}', id);

/** The engine that this run of the tests is about. */
export const engine: MockEngine = process.env.MOCK_ENGINE === 'handler' ? 'handler' : 'prism';

const running: RunningMock[] = [];

afterAll(async () => {
  await Promise.all(running.map((mock) => mock.close()));
});

/** A mock on a free port, closed after the tests of the file. */
export async function start(options?: MockOptions): Promise<RunningMock> {
  const mock = await startMock({ engine, ...options });
  running.push(mock);
  return mock;
}

export interface ToSign {
  readonly url: string;
  readonly method?: string;
  readonly timestamp?: number | string;
  readonly accessKey?: string;
  readonly secretKey?: string;
}

/** A signer of its own, from the text of the rule alone. */
export function signed({ url, method = 'GET', timestamp = Date.now(), ...keys }: ToSign): Record<string, string> {
  const { accessKey, secretKey } = { ...demoCredentials, ...keys };
  const signature = createHmac('sha256', Buffer.from(secretKey, 'utf8'))
    .update(`${method}${url}${timestamp}${accessKey}Openapi`, 'utf8')
    .digest('base64');
  return {
    'Scp-Accesskey': accessKey,
    'Scp-Signature': signature,
    'Scp-Timestamp': String(timestamp),
    'Scp-ClientType': 'Openapi',
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into bodies of every shape
  readonly json: any;
}

/** Connections are used again: opening one costs more than a request. */
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends a request whose path is put on the wire as it stands. */
export function send(
  mock: { readonly url: string },
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string | string[]> } = {},
): Promise<Reply> {
  const { hostname, port } = new URL(mock.url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers, agent }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text,
          get json() {
            return JSON.parse(text);
          },
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** Sends a request that is signed as it should be. */
export function call(
  mock: { readonly url: string },
  path: string,
  headers: Record<string, string | string[]> = {},
  method = 'GET',
): Promise<Reply> {
  return send(mock, path, { method, headers: { ...signed({ url: mock.url + path, method }), ...headers } });
}

/**
 * Writes bytes to a connection and gives what comes back until the other side ends it, or until there are as many responses
 * as are expected.
 */
export function raw(mock: { readonly url: string }, bytes: string | Buffer, expected?: number): Promise<string> {
  const { hostname, port } = new URL(mock.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => (expected ? socket.write(bytes) : socket.end(bytes)));
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += chunk;
      if (expected && text.split('HTTP/1.1 ').length > expected) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}

/** The first error of a body in the service's form. */
export const firstError = (reply: Reply): Reply['json'] => reply.json.errors[0];
