import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type BackupClient,
  type BackupClientOptions,
  type BackupError,
  createBackupClient,
  type ListCall,
  type ListOptions,
} from '@scp-backup/client';
import type { BackupRestoreHistory } from '@scp-backup/openapi';
import { type Credentials, type SignedMessage, verify } from '@scp-backup/signing';
import { afterEach } from 'vitest';
import { backup_id, row } from './rows.ts';

export { backup_id, row, rowsOf } from './rows.ts';

export const credentials: Credentials = { accessKey: 'test-key', secretKey: 'test-secret-that-must-not-show' };
export const path = '/v1/backups/{backup_id}/restore-histories';

export const page: { readonly contents: readonly BackupRestoreHistory[]; readonly count: number } = {
  contents: [row(1)],
  count: 1,
};

export interface Service {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
  /** The verdict of `verify` on each request. */
  readonly verdicts: readonly boolean[];
}

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A service on a free port of this machine, which verifies each signature and responds as the test says. */
export async function serve(
  respond: (request: IncomingMessage, response: ServerResponse, number: number) => void,
): Promise<Service> {
  const requests: IncomingMessage[] = [];
  const verdicts: boolean[] = [];
  const server = createServer(async (request, response) => {
    requests.push(request);
    const number = requests.length;
    const message: SignedMessage = {
      method: request.method ?? '',
      url: `http://${request.headers.host}${request.url}`,
      header: (name) => request.headers[name.toLowerCase()]?.toString(),
    };
    verdicts.push((await verify(message, { credentials })).ok);
    respond(request, response, number);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, verdicts };
}

/** The URL of a port that nobody listens on. */
export async function unusedUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export interface Asked {
  readonly page: number;
  readonly size: number;
  readonly sort: string | null;
}

export interface GivenPage {
  readonly rows: readonly BackupRestoreHistory[] | null;
  readonly count?: number | undefined;
}

/** A service that responds to each request for a page with the rows and the count that the test returns, or a status. */
export function servePages(pageOf: (asked: Asked, number: number) => GivenPage | number): Promise<Service> {
  return serve((request, response, number) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const asked = {
      page: Number(query.get('page') ?? 0),
      size: Number(query.get('size') ?? 20),
      sort: query.get('sort'),
    };
    const given = pageOf(asked, number);
    if (typeof given === 'number') return json(response, given, { errors: [{ code: 'Rejected', status: given }] });
    json(response, 200, { contents: given.rows, count: given.count });
  });
}

/** The page of a right service: the rows at its place, and the count of all. */
export function slice(rows: readonly BackupRestoreHistory[], { page, size }: Asked, most = 1e9): GivenPage {
  const length = Math.min(size, most);
  return { rows: rows.slice(page * length, (page + 1) * length), count: rows.length };
}

/** A client that sends each request once, unless the options say otherwise. */
export function client(baseUrl: string, options: Partial<BackupClientOptions> = {}): BackupClient {
  return createBackupClient({ baseUrl, credentials, retry: false, ...options } as BackupClientOptions);
}

export function list(
  service: Service,
  input: object = {},
  options: ListOptions = {},
): ListCall<unknown, BackupRestoreHistory> {
  return client(service.url).listBackupRestoreHistories({ backup_id, ...input }, options);
}

/** All rows of a walk, and the warnings that it reported. */
export async function walked(
  service: Service,
  input: object = {},
  options: ListOptions = {},
): Promise<{ rows: readonly BackupRestoreHistory[]; warnings: readonly string[] }> {
  const warnings: string[] = [];
  const rows = await list(service, input, { ...options, onWarning: ({ code }) => warnings.push(code) }).all();
  return { rows, warnings };
}

/** The error that a call of a client rejects with. */
export async function failure(baseUrl: string, options: Partial<BackupClientOptions> = {}): Promise<BackupError> {
  return failureOf(client(baseUrl, options).listBackupRestoreHistories({ backup_id }));
}

export async function failureOf(call: PromiseLike<unknown>): Promise<BackupError> {
  return call.then(
    () => {
      throw new Error('the call did not fail');
    },
    (error) => error,
  );
}
