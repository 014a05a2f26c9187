import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ended, startCli } from './run-cli.ts';
import { backup_id, body, freeAddress, keys, pages, type Respond, serve, words } from './servers.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-process-'));
});

afterAll(() => rm(folder, { recursive: true }));

const list = [...words, backup_id];

describe.concurrent('a process ends with the code', () => {
  test.each<[number, readonly string[], Respond]>([
    [0, list, pages(30)],
    [0, ['doctor'], pages(1)],
    [1, list, body('{"errors":[{"code":"NotFound"}]}', 404)],
    [1, ['contract', '--backup-id', backup_id], (request) => request.destroy()],
    [2, ['restore-histories', 'lst'], pages(1)],
    [4, list, body('{"contents":[],"count":20}')],
  ])('%i of %j', async (code, args, respond) => {
    expect(await ended(startCli(args, { ...keys, SCP_BASE_URL: await serve(respond) }))).toMatchObject({ code });
  });

  test.each([[list], [['doctor']], [['contract', '--backup-id', backup_id]]])(
    '3 of %j where nobody answers',
    async (args) => {
      expect(await ended(startCli(args, { ...keys, SCP_BASE_URL: await freeAddress() }))).toMatchObject({ code: 3 });
    },
  );
});

/** Hands the response over to the test, which writes what no correct server writes. */
function raw(write: (socket: NonNullable<ServerResponse['socket']>) => void): Respond {
  return (_, { socket }) => {
    if (socket) write(socket);
  };
}

/** A response of bytes that are not UTF-8. */
function latin(text: string): Buffer {
  return Buffer.from(`${json}Content-Length: ${text.length}\r\n\r\n${text}`, 'latin1');
}

const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

describe.concurrent('a response that contradicts its headers fails with a message', () => {
  const lies: readonly [string, Respond][] = [
    ['206', body('{"contents":[],"count":0}', 206)],
    ['204', body('', 204)],
    ['errors in a success', body('{"contents":[],"count":0,"errors":[{"code":"X"}]}')],
    ['rows that are not objects', body('{"contents":[1,"a",true],"count":3}')],
    ['rows of null', body('{"contents":[null,null],"count":2}')],
    ['a page of HTML', body('<html>')],
    [
      'text in another encoding',
      raw((to) => to.end(latin('{"contents":[{"restore_server_name":"\xc7\xd1"}],"count":1}'))),
    ],
    ['rows that are nested too deeply', body(`{"contents":[{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}],"count":1}`)],
    ['text that claims to be compressed', body('{"contents":[],"count":0}', 200, { 'Content-Encoding': 'gzip' })],
    ['a body shorter than its length', raw((to) => to.end(`${json}Content-Length: 99\r\n\r\n{"contents":[`))],
    ['chunks without an end', raw((to) => to.end(`${json}Transfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n`))],
    ['a chunk with an invalid size', raw((to) => to.end(`${json}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`))],
    ['two lengths', raw((to) => to.end(`${json}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`))],
    ['headers that break off', raw((to) => to.end('HTTP/1.1 200 OK\r\nContent-Ty'))],
    ['no HTTP', raw((to) => to.end('hello\r\n'))],
    ['nothing', raw((to) => to.destroy())],
  ];

  test.each(lies)('%s', async (_, respond) => {
    const child = startCli([...list, '-o', 'ndjson'], { ...keys, SCP_BASE_URL: await serve(respond) });
    const { code, stdout, stderr } = await ended(child);
    expect([1, 3]).toContain(code);
    expect([stdout, stderr]).toEqual(['', expect.stringMatching(/^scp-backup: /)]);
  });
});

test.concurrent.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a command, and leaves no part of a file',
  async (signal) => {
    const url = await serve((_, response) => {
      response.writeHead(200).write('{"contents":[');
      child.kill(signal);
    });
    const out = join(folder, signal);
    const child = startCli([...list, '-o', 'csv', '--output-file', out], { ...keys, SCP_BASE_URL: url });
    expect(await once(child, 'close')).toEqual([null, signal]);
    expect((await readdir(folder)).filter((file) => file.startsWith(signal))).toEqual([]);
  },
);
