import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const bin: string = fileURLToPath(new URL('../bin/scp-backup.cjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command with these variables and no others but the PATH; HOME is a folder that does not exist. */
export async function runCli(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const env = { PATH: process.env.PATH, HOME: '/nowhere', LANG: 'en_US.UTF-8', ...variables };
  const child = spawn(process.execPath, [bin, ...args], { env });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk) => {
      output[name] += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...output };
}
