import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export const bin: string = fileURLToPath(new URL('../bin/scp-backup.cjs', import.meta.url));

export interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  /** What the standard input holds. */
  readonly input?: string;
  /** The folder that the command runs in. */
  readonly cwd?: string;
}

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const require = createRequire(import.meta.url);

/** No variables but the PATH and those of the test; HOME is a folder that does not exist. */
function environment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: '/nowhere', LANG: 'en_US.UTF-8', ...variables };
}

/**
 * Runs the command in this process, which is many times faster than a process of its own. Its modules are loaded afresh,
 * and streams, variables and folder are those of the test: one command at a time.
 */
export async function runCli(
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
  { input = '', cwd = process.cwd() }: Surroundings = {},
): Promise<Ended> {
  const stdout = collector();
  const stderr = collector();
  const restore = [
    replaceStreams({ stdin: Readable.from([input]), stdout: stdout.stream, stderr: stderr.stream }),
    replaceVariables(environment(variables)),
    replaceFolder(cwd),
  ];
  const listeners = process.listeners('exit');
  try {
    for (const path of Object.keys(require.cache).filter((path) => path.startsWith(dist))) delete require.cache[path];
    await require('../dist/main.cjs').run(args);
    return { code: process.exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = undefined;
    for (const listener of process.listeners('exit')) {
      if (!listeners.includes(listener)) process.off('exit', listener);
    }
    for (const undo of restore) undo();
  }
}

function collector(): { readonly stream: Writable; text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

function replaceStreams(streams: Record<string, Readable | Writable>): () => void {
  const own = Object.fromEntries(
    Object.keys(streams).map((name) => [name, Object.getOwnPropertyDescriptor(process, name) ?? {}]),
  );
  for (const [name, value] of Object.entries(streams))
    Object.defineProperty(process, name, { configurable: true, value });
  return () => {
    Object.defineProperties(process, own);
  };
}

function replaceVariables(variables: NodeJS.ProcessEnv): () => void {
  const set = (all: NodeJS.ProcessEnv): void => {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, all);
  };
  const own = { ...process.env };
  set(variables);
  return () => set(own);
}

function replaceFolder(folder: string): () => void {
  const own = process.cwd();
  process.chdir(folder);
  return () => process.chdir(own);
}

/** Starts the command as a process, where the process itself is the subject: exit, signals, pipes. */
export function startCli(args: readonly string[], variables: NodeJS.ProcessEnv = {}): ChildProcess {
  const strict = { NODE_OPTIONS: '--unhandled-rejections=strict' };
  return spawn(process.execPath, [bin, ...args], { env: environment({ ...strict, ...variables }) });
}

/** What a process prints until it ends. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk) => {
      output[name] += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...output };
}
