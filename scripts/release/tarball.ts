import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './manifests.ts';
import { run } from './runtimes.ts';

export interface Tarball {
  /** Its files, sorted; what the bundler adds to a name to tell its contents is written as `*`. */
  readonly files: readonly string[];
  /** Bytes of all files. */
  readonly unpacked: number;
}

/** Packs a package as it is published and looks into the tarball. */
export async function packed(folder: string): Promise<Tarball> {
  const target = await mkdtemp(join(tmpdir(), 'scp-backup-pack-'));
  try {
    const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.cjs');
    await run(process.execPath, [pnpm, 'pack', '--out', join(target, 'package.tgz')], join(root, folder));
    await run('tar', ['-xzf', 'package.tgz'], target);
    const listed = await run('tar', ['-tvzf', 'package.tgz'], target);
    const lines = listed
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
    return {
      files: lines.map((parts) => generalName(parts.at(-1) ?? '')).sort(),
      unpacked: lines.reduce((sum, parts) => sum + Number(parts.find((part) => /^\d+$/.test(part)) ?? 0), 0),
    };
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

function generalName(path: string): string {
  return path.replace(/^package\//, '').replace(/-[\w-]{8}(?=\.(?:d\.)?c?[jt]s$)/, '-*');
}
