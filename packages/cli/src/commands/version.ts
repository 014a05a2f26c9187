import { createRequire } from 'node:module';
import { exitCode } from '../exit.ts';

export function version(): number {
  const manifest = createRequire(import.meta.url)('../package.json') as { version: string };
  process.stdout.write(`${manifest.version}\n`);
  return exitCode.done;
}
