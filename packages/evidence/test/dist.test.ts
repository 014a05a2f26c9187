import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const dist = new URL('../dist/', import.meta.url);

test('the package names no operation', async () => {
  const source = await readFile(new URL('index.js', dist), 'utf8');
  expect(source.match(/listBackup|restore_|backup_id/g)).toBeNull();
});

test.each([
  [
    'plots',
    ['node:module'],
    ['@observablehq/plot', 'linkedom', 'd3-scale'],
    ['ISC', 'MIT', 'BSD-2-Clause', 'Apache-2.0'],
  ],
  ['parquet', ['@scp-backup/openapi', 'node:fs'], ['hyparquet', 'hyparquet-writer'], ['MIT']],
])('%s.js holds the packages that it needs, and the licence of each', async (file, imports, packages, licences) => {
  const source = await readFile(new URL(`${file}.js`, dist), 'utf8');
  expect([...source.matchAll(/from"([^"]+)"/g)].map(([, name]) => name).sort()).toEqual(imports);
  const notices = await readFile(new URL(`${file}.notices.txt`, dist), 'utf8');
  const named = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+ \((.+)\)$/gm)];
  expect(named.map(([, name]) => name)).toEqual(expect.arrayContaining(packages));
  expect(new Set(named.map(([, , licence]) => licence))).toEqual(new Set(licences));
});
