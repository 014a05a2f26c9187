import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort, start } from '@scp-backup/tooling/processes';

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
  const registry = start(process.execPath, [bin, '--config', config, '--listen', `127.0.0.1:${port}`], folder);
  await registry.until(new RegExp(`127\\.0\\.0\\.1:${port}`));
  const close = async (): Promise<void> => {
    registry.child.kill();
    await registry.ended;
    await rm(folder, { recursive: true, force: true });
  };
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
