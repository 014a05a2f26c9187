import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../test/processes.ts';

export interface Registry {
  readonly url: string;
  close(): Promise<void>;
}

/** An empty npm registry on this machine that knows no other one. Anybody here may publish to it. */
export async function startRegistry(): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-registry-'));
  const config = join(folder, 'config.yaml');
  await writeFile(config, configuration(folder));
  const port = await freePort();
  const bin = join(dirname(createRequire(import.meta.url).resolve('verdaccio/package.json')), 'bin/verdaccio');
  const child = spawn(process.execPath, [bin, '--config', config, '--listen', `127.0.0.1:${port}`], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  let text = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk;
      if (text.includes(`127.0.0.1:${port}`)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    ended.then(() => reject(new Error(`the registry ended before it listened:\n${text}`)));
  });
  return { url: `http://127.0.0.1:${port}/`, close };
}

function configuration(folder: string): string {
  return JSON.stringify({
    storage: join(folder, 'storage'),
    uplinks: {},
    web: { enable: false },
    max_body_size: '50mb',
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
    packages: { '@scp-backup/*': { access: '$all', publish: '$all', unpublish: '$all' } },
    log: { type: 'stdout', format: 'pretty', level: 'http' },
  });
}
