import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';

export const words: readonly string[] = operations.listBackupRestoreHistories.command;

type Pages = (typeof examples.listBackupRestoreHistories.responses)['200'];

export const backup_id: string = examples.listBackupRestoreHistories.parameters.backup_id;
export const documented: Pages['documented']['contents'][0] =
  examples.listBackupRestoreHistories.responses['200'].documented.contents[0];
export const keys = { SCP_ACCESS_KEY: 'test-key', SCP_SECRET_KEY: 'test-secret' } as const;

/** Listens on a free port of this machine. The server keeps no process from ending. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return (server.address() as AddressInfo).port;
}

export type Respond = (request: IncomingMessage, response: ServerResponse, number: number) => void;

/** The address of a service that responds as the test says; requests are numbered from 1. */
export async function serve(respond: Respond): Promise<string> {
  let number = 0;
  const count: RequestListener = (request, response) => {
    number += 1;
    respond(request, response, number);
  };
  return `http://127.0.0.1:${await listen(createServer(count))}`;
}

/** Responds with this text, whatever is asked. */
export function body(text: string, status = 200, headers: Record<string, string> = {}): Respond {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(text);
  };
}

export function row(number: number): object {
  return { ...documented, restore_server_name: `server-${number}` };
}

/** Pages of a correct service with this many rows, and `most` of them on a page. */
export function pages(total: number, most = 1e9, rowOf: (number: number) => object = row): Respond {
  return (request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const size = Math.min(Number(query.get('size') ?? 20), most);
    const start = Number(query.get('page') ?? 0) * size;
    const length = Math.max(0, Math.min(size, total - start));
    const contents = Array.from({ length }, (_, index) => rowOf(start + index));
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ contents, count: total }));
  };
}

/** An address at which nothing listens. */
export async function freeAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
