// @ts-check
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.webp': 'image/webp',
  '.csv': 'text/csv; charset=utf-8',
};

/** @typedef {readonly (readonly [prefix: string, folder: string])[]} Places */

/** @type {import('./serve.d.mts').serveDocs} */
export async function serveDocs({ port = 0, host = '127.0.0.1', folders = {} } = {}) {
  const places = Object.entries({ ...folders, '/': dist });
  const server = createServer((request, response) => {
    answer(places, request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://${host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {Places} places
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(places, { method, url = '/' }, response) {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = await fileOf(places, url);
  if (!file) {
    response.writeHead(404, { 'Content-Type': types['.html'] });
    createReadStream(join(dist, '404.html')).pipe(response);
    return;
  }
  if (file.redirect) {
    response.writeHead(301, { Location: file.redirect }).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': types[extname(file.path)] ?? 'application/octet-stream',
    'Content-Length': file.size,
    'X-Content-Type-Options': 'nosniff',
  });
  if (method === 'HEAD') response.end();
  else createReadStream(file.path).pipe(response);
}

/**
 * The file of a URL; a folder means its index.
 *
 * @param {Places} places
 * @param {string} url
 * @returns {Promise<{ path: string, size: number, redirect?: string } | undefined>}
 */
async function fileOf(places, url) {
  const [path = '/'] = url.split(/[?#]/);
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const [prefix, folder] = places.find(([prefix]) => decoded.startsWith(prefix)) ?? ['/', dist];
  const full = normalize(join(folder, decoded.slice(prefix.length)));
  if (!full.startsWith(folder) || decoded.includes('\0') || full.split(sep).includes('..')) return undefined;
  const found = await stat(full).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isDirectory()) return { path: full, size: found.size };
  if (!decoded.endsWith('/')) return { path: full, size: 0, redirect: `${path.replace(/^\/+/, '/')}/` };
  const index = await stat(join(full, 'index.html')).catch(() => undefined);
  return index && { path: join(full, 'index.html'), size: index.size };
}
