/**
 * Runs the Redocly CLI quietly: telemetry and update notices off, and without its notice about this Node version.
 * As a program: `tsx redocly.ts lint openapi.yaml`. As a module: `await redocly(['bundle', …])`.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface RedoclyResult {
  /** The exit code. */
  readonly code: number;
  /** Standard output and standard error. */
  readonly output: string;
}

const cli = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');

export function redocly(args: readonly string[], { cwd }: { readonly cwd?: string } = {}): Promise<RedoclyResult> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: withoutNotices(output) }));
  });
}

/** Leaves out the notice, whose lines begin with its frame, and the advice to ignore problems. */
function withoutNotices(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*[╔║╚]|--generate-ignore-file/.test(line))
    .join('\n')
    .trim();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { code, output } = await redocly(process.argv.slice(2));
  console.log(output);
  process.exitCode = code;
}
