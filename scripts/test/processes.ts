import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const scripts = fileURLToPath(new URL('..', import.meta.url));

export interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the match once the output holds it; rejects when the process ends before. */
  readonly until: (pattern: RegExp) => Promise<RegExpMatchArray>;
  readonly ended: Promise<number | null>;
}

/** Starts one of the root's scripts. */
export function startScript(name: string, args: readonly string[] = []): Running {
  return startNode([join(scripts, name), ...args], scripts);
}

export function startNode(args: readonly string[], cwd: string, env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
  let text = '';
  const readers = new Set<() => void>();
  const read = (chunk: Buffer): void => {
    text += chunk;
    for (const reader of readers) reader();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const until = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = text.match(pattern);
        if (!match) return;
        readers.delete(look);
        resolve(match);
      };
      readers.add(look);
      look();
      ended.then(() => reject(new Error(`${args.join(' ')} ended without ${pattern}:\n${text}`)));
    });
  return { child, output: () => text, until, ended };
}

/** Runs Node to its end; rejects with everything it printed when it fails. */
export async function runNode(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string }> {
  return execute(process.execPath, args, { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
}

const execute = promisify(execFile);

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
