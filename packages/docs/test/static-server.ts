import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

export interface StaticServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A server on a free port of this machine. */
export async function listen(listener: RequestListener): Promise<StaticServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The plainest host there is: files, the index of a folder, and the page for what is not there. Its address ends with a slash. */
export async function serveFolder(folder: string, base: string = '/'): Promise<StaticServer> {
  const server = await listen(async (request, response) => {
    const asked = decodeURIComponent(request.url?.split(/[?#]/)[0] ?? '/');
    const path = asked.startsWith(base) ? asked.slice(base.length) : 'nowhere';
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const text = await readFile(join(folder, file)).catch(() => undefined);
    const type = types[file.split('.').at(-1) ?? ''] ?? 'text/plain';
    response.writeHead(text ? 200 : 404, { 'Content-Type': `${text ? type : types.html}; charset=utf-8` });
    response.end(text ?? (await readFile(join(folder, '404.html'))));
  });
  return { ...server, url: server.url + base };
}
