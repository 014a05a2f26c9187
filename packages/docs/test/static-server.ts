import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

export interface StaticServer {
  /** The address of the folder, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The plainest host there is: files, the index of a folder, and the page for what is not there. */
export async function serveFolder(folder: string, base: string = '/'): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(request.url?.split(/[?#]/)[0] ?? '/');
    const path = asked.startsWith(base) ? asked.slice(base.length) : 'nowhere';
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const text = await readFile(join(folder, file)).catch(() => undefined);
    const type = types[file.split('.').at(-1) ?? ''] ?? 'text/plain';
    response.writeHead(text ? 200 : 404, { 'Content-Type': `${text ? type : types.html}; charset=utf-8` });
    response.end(text ?? (await readFile(join(folder, '404.html'))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
