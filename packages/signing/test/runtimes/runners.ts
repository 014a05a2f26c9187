import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, chromiumFlags } from '@scp-backup/tooling/chromium';
import * as runtimes from '@scp-backup/tooling/runtimes';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { chromium as playwright } from 'playwright-core';
import type { Result } from './suite.ts';

export type Runner = () => Promise<readonly Result[]>;

const execute = promisify(execFile);
/** Below the package, so that the program finds the library by its name as a user's program does. */
const folder = fileURLToPath(new URL('../../reports/runtimes', import.meta.url));

/** The suite as one text. The library stays outside where the runtime resolves packages by itself. */
async function bundle(contents: string, options: { conditions?: string[]; external?: string[] }): Promise<string> {
  const resolveDir = dirname(fileURLToPath(import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
    ...options,
  });
  return outputFiles[0]?.text ?? '';
}

async function program(): Promise<string> {
  const path = join(folder, 'program.mjs');
  const contents = "import { results } from './program.ts'; console.log(JSON.stringify(await results));";
  await mkdir(folder, { recursive: true });
  await writeFile(path, await bundle(contents, { external: ['@scp-backup/signing'] }));
  return path;
}

async function spawned(file: string, args: readonly string[]): Promise<readonly Result[]> {
  const { stdout } = await execute(file, [...args, await program()], {
    cwd: folder,
    env: { ...process.env, ...runtimes.quiet },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** The Node that runs this. */
export const node: Runner = () => spawned(process.execPath, []);

/** Another version of Node, from npm. */
export function nodeVersion(version: number): Runner {
  return () => spawned('npm', ['exec', '--yes', `--package=node@${version}`, '--', 'node']);
}

export const bun: Runner = () => spawned(runtimes.bun(), ['run']);

export const deno: Runner = () => spawned(process.execPath, [runtimes.deno(), 'run', '--allow-read']);

async function inWorkerd<Value>(contents: string, use: (worker: Miniflare) => Promise<Value>): Promise<Value> {
  const script = await bundle(contents, { conditions: ['workerd', 'worker', 'import'] });
  const worker = new Miniflare({ modules: true, script, compatibilityDate: '2025-01-01', cf: false });
  try {
    return await use(worker);
  } finally {
    await worker.dispose();
  }
}

export const workerd: Runner = () => {
  // The checks call Web Crypto, which a worker may do only while it responds.
  const contents = "export default { fetch: async () => Response.json(await (await import('./program.ts')).results) };";
  return inWorkerd(contents, async (worker) => {
    const response = await worker.dispatchFetch('http://localhost/');
    return (await response.json()) as readonly Result[];
  });
};

/** The statuses of requests to a worker that signs with one fetch at module scope: many at once, and one after another. */
export function requestsToOneWorker(): Promise<{ atOnce: readonly number[]; later: readonly number[] }> {
  const contents = `
    import { createSigningFetch, verifyRequest } from '@scp-backup/signing';
    const credentials = { accessKey: 'key', secretKey: 'secret' };
    const hour = 3_600_000;
    const fetch = createSigningFetch({
      credentials: () => credentials,
      fetch: async (request) => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        const now = Date.now() + hour;
        const { ok } = await verifyRequest(request, { credentials, now });
        return new Response(null, { status: ok ? 200 : 401, headers: { Date: new Date(now).toUTCString() } });
      },
    });
    export default { fetch: () => fetch('http://localhost/v1') };`;
  return inWorkerd(contents, async (worker) => {
    const status = async () => (await worker.dispatchFetch('http://localhost/')).status;
    const atOnce = await Promise.all(Array.from({ length: 20 }, status));
    return { atOnce, later: [await status(), await status(), await status()] };
  });
}

export const chromiumBrowser: Runner = async () => {
  const contents = "import { results } from './program.ts'; globalThis.results = results;";
  const script = await bundle(contents, { conditions: ['browser', 'import'] });
  const browser = await playwright.launch({ executablePath: chromium(), args: [...chromiumFlags] });
  try {
    const page = await browser.newPage();
    // Web Crypto needs a secure context, which a name of this machine is.
    await page.route('http://localhost/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>signing</title>' }),
    );
    await page.goto('http://localhost/');
    await page.addScriptTag({ content: script, type: 'module' });
    await page.waitForFunction('globalThis.results !== undefined');
    return (await page.evaluate('globalThis.results')) as readonly Result[];
  } finally {
    await browser.close();
  }
};
