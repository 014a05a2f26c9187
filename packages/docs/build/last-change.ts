import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const options: ExecFileSyncOptionsWithStringEncoding = {
  cwd: fileURLToPath(new URL('../content', import.meta.url)),
  encoding: 'utf8',
  maxBuffer: Number.POSITIVE_INFINITY,
  stdio: ['ignore', 'pipe', 'ignore'],
};

let changes: ReadonlyMap<string, number> | undefined;

/** When a guide was last committed, in milliseconds. Undefined for a page that is made, and outside a clone. */
export function lastChange(path: string): number | undefined {
  changes ??= readLog();
  return changes.get(path);
}

function readLog(): Map<string, number> {
  const found = new Map<string, number>();
  // The log begins with the newest commit.
  for (const commit of log().split('\0').slice(1)) {
    const [seconds, ...files] = commit.split('\n').filter(Boolean);
    for (const file of files) if (!found.has(file)) found.set(file, Number(seconds) * 1000);
  }
  return found;
}

function log(): string {
  try {
    return execFileSync('git', ['log', '--format=%x00%ct', '--name-only', '--relative', '--', '.'], options);
  } catch {
    return '';
  }
}
