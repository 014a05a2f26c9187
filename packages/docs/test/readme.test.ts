import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoCredentials, startMock } from '@scp-backup/mock';
import { examples } from '@scp-backup/openapi/examples';
import { run } from '@scp-backup/tooling/processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeBlocks, guidePaths, root } from './markdown.ts';

/**
 * Every TypeScript block of every README and guide is compiled, and those of the root are run against the mock. The
 * files stand below this package, which depends on all the others.
 */
const docs = join(root, 'packages/docs');
const folder = join(docs, 'reports/readme');
const languages = ['README.md', 'README.ko.md'];

let files: string[];

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const packages = await readdir(join(root, 'packages'));
  files = [];
  for (const path of [
    ...languages,
    ...packages.map((name) => join('packages', name, 'README.md')),
    ...(await guidePaths()),
  ]) {
    for (const [index, block] of (await codeBlocks(path, 'ts')).entries()) {
      const name = `${path.replaceAll(/[\\/]/g, '-')}-${index}.ts`;
      await writeFile(join(folder, name), block);
      files.push(name);
    }
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the READMEs and guides', () => {
  test('have TypeScript that compiles', async () => {
    const tsc = [
      join(docs, 'node_modules/typescript/bin/tsc'),
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--exactOptionalPropertyTypes',
    ];
    const options = [
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2023,dom,dom.iterable',
      '--types',
      'node',
    ];
    expect(files.length).toBeGreaterThan(2);
    expect(await run(process.execPath, [...tsc, ...options, ...files], folder)).toBe('');
  });

  test('the example of README.md runs against the mock', async () => {
    const mock = await startMock({ engine: 'handler' });
    try {
      const [example = ''] = await codeBlocks('README.md', 'ts');
      const file = join(folder, 'example.run.ts');
      await writeFile(file, example.replace('http://127.0.0.1:4010', mock.url));
      const env = { SCP_ACCESS_KEY: demoCredentials.accessKey, SCP_SECRET_KEY: demoCredentials.secretKey };
      const stdout = await run(process.execPath, [join(docs, 'node_modules/tsx/dist/cli.mjs'), file], folder, env);
      const [row] = examples.listBackupRestoreHistories.responses['200'].documented.contents;
      expect(stdout).toBe(`${row.restore_server_name} ${row.restore_state} ${row.restore_start_time}\n`);
    } finally {
      await mock.close();
    }
  });

  test('say the same in both languages', async () => {
    const [english = [], korean = []] = await Promise.all(languages.map((path) => codeBlocks(path, 'ts')));
    expect(korean).toEqual(english);
    const [commands = [], koreanCommands = []] = await Promise.all(languages.map((path) => codeBlocks(path, 'sh')));
    const withoutComments = (text: string) => text.replaceAll(/ *#.*$/gm, '');
    expect(koreanCommands.map(withoutComments)).toEqual(commands.map(withoutComments));
  });
});
