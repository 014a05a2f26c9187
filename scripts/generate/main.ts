/**
 * `generate` writes packages/openapi/src/generated from spec/, once the lint and the Korean texts are right;
 * `generate --check` writes nothing and fails when the committed files are not exactly what the spec generates.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redocly } from '@scp-backup/tooling/redocly';
import { bundle } from './bundle.ts';
import { compareFiles, type Files, readFiles, writeFiles } from './files.ts';
import { generate } from './generate.ts';
import { koreanProblems } from './korean.ts';

const folderOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const target = folderOf('../../packages/openapi/src/generated');

const spec = folderOf('../../spec');
const isCheck = process.argv.includes('--check');

try {
  if (!isCheck) await refuseUnfit();
  const files = await generate(spec, await packageVersion());
  await (isCheck ? check(files) : write(files));
} catch (error) {
  // The message says what is wrong with the spec; where this program noticed it helps nobody.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The lint and the Korean texts; with `--check` the lint and the tests of the spec see to both. */
async function refuseUnfit(): Promise<void> {
  const lint = await redocly(['lint', 'openapi.yaml'], { cwd: spec });
  if (lint.code !== 0) throw new Error(lint.output);
  const { document } = await bundle(spec, 'en');
  const problems = await koreanProblems(document, join(spec, 'overlays/ko.yaml'));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function packageVersion(): Promise<string> {
  return JSON.parse(await readFile(folderOf('../../packages/openapi/package.json'), 'utf8')).version;
}

async function check(files: Files): Promise<void> {
  const differences = compareFiles(await readFiles(target), files);
  for (const difference of differences) console.error(difference);
  if (differences.length > 0) {
    console.error('packages/openapi is not in step with spec/: run `npm run generate` and commit the result.');
    process.exitCode = 1;
  } else {
    console.log(`${Object.keys(files).length} generated files are in step with spec/`);
  }
}

async function write(files: Files): Promise<void> {
  await writeFiles(target, files);
  console.log(`wrote ${Object.keys(files).length} files to packages/openapi/src/generated`);
}
