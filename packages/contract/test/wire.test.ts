import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type ContractReport, runContract } from '@scp-backup/contract';
import { expect, test } from 'vitest';
import { plainDescription } from './services/plain-description.ts';
import { plainService, usualChoices } from './services/plain-service.ts';
import { credentials, parent } from './services/rows.ts';
import { resigned } from './services/wrap.ts';

interface Wire {
  readonly head: readonly string[];
  readonly body: Buffer;
  /** Ends the connection in the middle of things. */
  readonly reset?: true;
}

type Lie = (wire: Wire, method: string) => Wire;

const lengthOf = (body: Buffer, off = 0) => `Content-Length: ${body.length + off}`;
const whole = (body: Buffer, method: string) => (method === 'HEAD' ? Buffer.alloc(0) : body);

/** What a service may do to the bytes of every response, and the words of the report. */
const lies: Readonly<Record<string, { readonly lie: Lie; readonly said: RegExp }>> = {
  'gzip that is not gzip': {
    lie: ({ head, body }, method) => ({
      head: [...head, 'Content-Encoding: gzip', lengthOf(body)],
      body: whole(body, method),
    }),
    said: /not encoded as Content-Encoding says/,
  },
  'gzip without its last bytes': {
    lie: ({ head, body }, method) => {
      const cut = gzipSync(body).subarray(0, -9);
      return { head: [...head, 'Content-Encoding: gzip', lengthOf(cut)], body: whole(cut, method) };
    },
    said: /not encoded as Content-Encoding says: .*unexpected end of file/,
  },
  'an encoding that nobody asked for': {
    lie: ({ head, body }, method) => ({
      head: [...head, 'Content-Encoding: rot13', lengthOf(body)],
      body: whole(body, method),
    }),
    said: /Content-Encoding is rot13/,
  },
  'a body that ends early': {
    lie: ({ head, body }, method) => ({ head: [...head, lengthOf(body, 10)], body: whole(body, method) }),
    said: /the connection closed before the response was complete/,
  },
  'a body that is longer than its length': {
    lie: ({ head, body }, method) => ({ head: [...head, lengthOf(body, -3)], body: whole(body, method) }),
    said: /Content-Length is \d+, \d+ bytes came/,
  },
  'a chunk of a size that is not a number': {
    lie: ({ head, body }, method) => ({
      head: [...head, 'Transfer-Encoding: chunked'],
      body: whole(Buffer.concat([Buffer.from('zz\r\n'), body, Buffer.from('\r\n0\r\n\r\n')]), method),
    }),
    said: /the chunks of the body are malformed/,
  },
  'chunks without an end': {
    lie: ({ head, body }, method) => ({
      head: [...head, 'Transfer-Encoding: chunked'],
      body: whole(Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body]), method),
    }),
    said: /the connection closed before the response was complete/,
  },
  'a body behind HEAD': {
    lie: ({ head, body }) => ({ head: [...head, lengthOf(body)], body }),
    said: /bytes came behind the headers/,
  },
  'a length of HEAD that GET does not have': {
    lie: ({ head, body }, method) => ({
      head: [...head, lengthOf(whole(body, method))],
      body: whole(body, method),
    }),
    said: /HEAD states a Content-Length of 0, GET has \d+/,
  },
  'a connection that is reset': {
    lie: ({ head, body }) => ({ head: [...head, lengthOf(body)], body: Buffer.alloc(0), reset: true }),
    said: /the connection closed before the response was complete/,
  },
  'something that is not HTTP': {
    lie: ({ body }) => ({ head: ['SPDY/9 200 OK'], body }),
    said: /the response is not HTTP/,
  },
};

async function listen(lie: Lie): Promise<{ readonly url: string; close(): void }> {
  const sockets = new Set<Socket>();
  const service = plainService(usualChoices);
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let text = '';
    socket.on('data', async (part) => {
      text += part.toString('latin1');
      if (!text.includes('\r\n\r\n')) return;
      const [first = '', ...lines] = text.split('\r\n');
      text = '';
      const [method = '', target = ''] = first.split(' ');
      const headers = new Headers(
        lines.filter(Boolean).map((line) => line.split(/:\s*(.*)/s).slice(0, 2) as [string, string]),
      );
      const request = new Request(`http://${headers.get('host')}${target}`, { method, headers });
      const response = await service(request);
      const plain = [...response.headers].map(([name, value]) => `${name}: ${value}`);
      const whole = method === 'HEAD' ? await service(resigned(request, request.url, 'GET')) : response;
      const body = Buffer.from(await whole.arrayBuffer());
      const wire = lie({ head: [`HTTP/1.1 ${response.status} x`, ...plain, 'Connection: close'], body }, method);
      if (wire.reset) return socket.resetAndDestroy();
      socket.end(Buffer.concat([Buffer.from(`${wire.head.join('\r\n')}\r\n\r\n`), wire.body]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function reportOf(lie: Lie): Promise<ContractReport> {
  const server = await listen(lie);
  const report = await runContract({
    baseUrl: server.url,
    parameters: { backup_id: parent },
    credentials,
    description: plainDescription,
    only: ({ name }) =>
      /is as long|is encoded|ends with its headers|states the length|in any case|rows can be read/.test(name),
  });
  server.close();
  return report;
}

test.each(['', 'HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'])(
  'a service that lies about nothing passes, after the interim response %j',
  async (interim) => {
    const report = await reportOf(({ head: [first, ...head], body }, method) => ({
      head: [`${interim}${first}`, ...head, lengthOf(body)],
      body: whole(body, method),
    }));
    expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(report.passed).toBeGreaterThan(8);
  },
);

test.each(Object.keys(lies))('a lie on the wire is a failed check with its name: %s', async (name) => {
  const { lie, said } = lies[name] as (typeof lies)[string];
  const report = await reportOf(lie);
  expect(report.ok).toBe(false);
  const messages = report.checks.flatMap(({ failures }) => failures.map(({ message }) => message));
  expect(messages.join('\n')).toMatch(said);
});
