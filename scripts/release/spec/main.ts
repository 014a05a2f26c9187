/**
 * `npm run spec:bump`: how far the spec has moved since it was released, and whether the changesets say so. With
 * `--first` it writes the present spec as the released one, which is allowed before the first release alone.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSpec, packageName } from './check.ts';
import { presentDocuments, writeReleased } from './released.ts';
import type { Verdict } from './verdict.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

try {
  process.exitCode = process.argv.includes('--first') ? await writeFirst() : print(await checkSpec(root));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function print({ ok, text }: Verdict): number {
  (ok ? console.log : console.error)(text);
  return ok ? 0 : 1;
}

async function writeFirst(): Promise<number> {
  const { version } = JSON.parse(await readFile(join(root, 'packages/openapi/package.json'), 'utf8'));
  if (version !== '0.0.0') {
    console.error(
      `${packageName} ${version} is released: \`npm run version\` writes what the next one is compared with.`,
    );
    return 1;
  }
  await writeReleased(join(root, 'spec'), await presentDocuments(join(root, 'spec')));
  console.log('spec/released holds the present spec.');
  return 0;
}
