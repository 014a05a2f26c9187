import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const content = fileURLToPath(new URL('../content', import.meta.url));

/** When a guide was last committed, in milliseconds. Undefined for a page that is made, and outside a clone. */
export function lastChange(path: string): number | undefined {
  try {
    const log = ['log', '-1', '--format=%ct', '--', path];
    const seconds = execFileSync('git', log, { cwd: content, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(seconds) * 1000 || undefined;
  } catch {
    return undefined;
  }
}
