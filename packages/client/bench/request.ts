import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackupClient } from '@scp-backup/client';
import type { paths } from '@scp-backup/openapi';
import { createSigningFetch } from '@scp-backup/signing';
import { compare, report, type Subject } from '@scp-backup/tooling/bench';
import axios from 'axios';
import ky from 'ky';
import { ofetch } from 'ofetch';
import createClient from 'openapi-fetch';
import { backup_id, rowsOf } from '../test/rows.ts';

/** Requests in flight at any time. */
const width = 16;

/** Our signed client beside clients that sign nothing, against one server on this machine. */
export async function requests(): Promise<void> {
  const body = JSON.stringify({ contents: rowsOf(20), count: 20 });
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `${baseUrl}/v1/backups/${backup_id}/restore-histories?page=0&size=20`;
  const credentials = { accessKey: 'key', secretKey: 'secret' };
  const client = createBackupClient({ baseUrl, credentials });
  const bare = createClient<paths>({ baseUrl });
  const signing = createClient<paths>({ baseUrl, fetch: createSigningFetch({ credentials }) });
  const params = { path: { backup_id }, query: { page: 0, size: 20 } };
  const path = '/v1/backups/{backup_id}/restore-histories';
  const figures = await compare(
    {
      'bare fetch': inFlight(async () => (await fetch(url)).json()),
      'fetch as a client must call it': inFlight(() => asClientsMust(url)),
      '@scp-backup/client, signed': inFlight(() => client.listBackupRestoreHistories({ backup_id, page: 0, size: 20 })),
      ofetch: inFlight(() => ofetch(url)),
      'openapi-fetch': inFlight(() => bare.GET(path, { params })),
      'openapi-fetch over the signing fetch alone': inFlight(() => signing.GET(path, { params })),
      axios: inFlight(() => axios.get(url)),
      ky: inFlight(() => ky.get(url).json()),
    },
    { times: 1000, rounds: 7 },
  );
  await report(`request (a second at ${width} in flight, ratio to bare fetch)`, figures, import.meta.url);
  server.closeAllConnections();
  server.close();
}

const headers = {
  Accept: 'application/json',
  'Accept-Language': 'en-US',
  'Scp-Accesskey': 'key',
  'Scp-Api-Version': 'backup 1.1',
  'Scp-ClientType': 'Openapi',
  'Scp-Signature': 'A'.repeat(44),
  'Scp-Timestamp': '1790000000000',
};

/** The limit of every client that signs and has a time limit: the headers, a signal and a timer, and nothing else. */
async function asClientsMust(url: string): Promise<unknown> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 30_000);
  try {
    const response = await fetch(url, { headers: { ...headers }, redirect: 'manual', signal: controller.signal });
    return JSON.parse(await response.text());
  } finally {
    clearTimeout(timer);
  }
}

function inFlight(call: () => PromiseLike<unknown>): Subject {
  return async (times) => {
    let left = times;
    const work = async (): Promise<void> => {
      while (left-- > 0) await call();
    };
    await Promise.all(Array.from({ length: width }, work));
  };
}
