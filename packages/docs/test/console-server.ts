import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { otherApi } from './console-other-api.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http://127.0.0.1:* http://localhost:*";

/**
 * Plain pages with the console: `/en/console` has the built one, `/en/other` one with the operations of another API, and
 * `?operation=` sets its attribute.
 */
export async function consolePages(): Promise<RequestListener> {
  const { outputFiles } = await build({
    stdin: { contents: otherApi, resolveDir: join(folder, 'src/console') },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const [other] = outputFiles;
  const scriptOf = (name: string) =>
    name === 'other.js' ? other?.contents : readFile(join(folder, 'dist', name)).catch(() => undefined);

  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    const [, language = '', name] = pathname.split('/');
    response.setHeader('Content-Security-Policy', policy);
    if (language.endsWith('.js')) {
      const script = await scriptOf(language);
      response.writeHead(script ? 200 : 404, { 'Content-Type': 'text/javascript' }).end(script);
      return;
    }
    const operation = searchParams.get('operation');
    const attribute = operation === null ? '' : ` operation="${operation}"`;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="${language}"><head><title>Console</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="/${name}.js"></script></head>
<body><main><h1>Console</h1><h2>Console</h2><scp-console${attribute}></scp-console></main></body></html>`);
  };
}
