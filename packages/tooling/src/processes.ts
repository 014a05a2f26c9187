import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

export interface Running {
  readonly child: ChildProcess;
  /** What it has printed so far: on standard output, or on both. */
  output(stream?: 'stdout'): string;
  /** Resolves with the match once the output holds it; rejects when the process ends before. */
  until(pattern: RegExp): Promise<RegExpMatchArray>;
  readonly ended: Promise<number | null>;
}

type Variables = Readonly<Record<string, string>>;

/** Starts a program. Its colours are off; `variables` come on top of those of this process. */
export function start(file: string, args: readonly string[], cwd: string, variables: Variables = {}): Running {
  const env = { ...process.env, NO_COLOR: '1', ...variables };
  const child = spawn(file, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && file === 'npm',
  });
  let [text, stdout] = ['', ''];
  const readers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
      if (stream === child.stdout) stdout += chunk;
      for (const reader of readers) reader();
    });
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
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
      ended.then(() => reject(new Error(`${args.join(' ')} ended without ${pattern}:\n${text}`)), reject);
    });
  return { child, output: (stream) => (stream ? stdout : text), until, ended };
}

/** Runs a program to its end. Resolves with its standard output; rejects with everything it printed when the program fails. */
export async function run(
  file: string,
  args: readonly string[],
  cwd: string,
  variables: Variables = {},
): Promise<string> {
  const { ended, output } = start(file, args, cwd, variables);
  const code = await ended;
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code} in ${cwd}:\n${output()}`);
  return output('stdout');
}

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
