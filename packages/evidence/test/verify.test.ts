import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verify } from '@scp-backup/evidence';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf, sumAnew, workplace } from './archives.ts';

const place = workplace({ generate: { rows: 120, parents: 4 } });
let archive: string;
let files: readonly string[];

beforeAll(async () => {
  archive = await place.collected();
  files = await filesOf(archive);
});

async function copied(): Promise<string> {
  const directory = place.newFolder();
  await cp(archive, directory, { recursive: true });
  return directory;
}

async function change(directory: string, name: string, edit: (text: string) => string): Promise<void> {
  const path = join(directory, name);
  const text = await readFile(path, 'utf8');
  const edited = edit(text);
  expect(edited).not.toBe(text);
  await writeFile(path, edited);
}

test('any single changed byte is noticed, and its file is named', async () => {
  const directory = await copied();
  const byte = fc.record({ name: fc.constantFrom(...files), place: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(byte, async ({ name, place, by }) => {
      const path = join(directory, name);
      const bytes = await readFile(path);
      const changed = Buffer.from(bytes);
      const at = place % bytes.length;
      changed[at] = ((bytes[at] ?? 0) + by) % 256;
      await writeFile(path, changed);
      const { ok, problems } = await verify(directory);
      await writeFile(path, bytes);
      const isNamed = problems.some(({ code, file }) => code === 'changed' && file === name);
      return !ok && (isNamed || name === 'SHA256SUMS');
    }),
    { numRuns: 60 },
  );
});

describe('a file', () => {
  test('that is missing is named, whichever it is', async () => {
    const directory = await copied();
    const named = [];
    for (const name of files) {
      await rm(join(directory, name));
      const { problems } = await verify(directory);
      named.push(problems.find(({ code }) => code === 'missing')?.file);
      await cp(join(archive, name), join(directory, name));
    }
    expect(named).toEqual(files);
  });

  test.each(['note.txt', 'responses/more.json', '.collecting/x', 'dataset/runs.ndjson.part'])(
    '%s that was added is named',
    async (name) => {
      const directory = await copied();
      await cp(join(archive, 'run.json'), join(directory, name));
      expect((await verify(directory)).problems).toEqual([{ code: 'added', file: name, detail: 'has no checksum' }]);
    },
  );

  test('that is a link is named, also with the right bytes', async () => {
    const directory = await copied();
    await rm(join(directory, 'run.json'));
    await symlink(join(archive, 'run.json'), join(directory, 'run.json'));
    const { problems } = await verify(directory);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'changed', file: 'run.json' }));
  });
});

describe('where the checksums were made anew', () => {
  const firstLine = (text: string) => text.slice(0, text.indexOf('\n') + 1);
  const withoutFirst = (text: string) => text.slice(text.indexOf('\n') + 1);

  test.each<[string, string, string, (text: string) => string]>([
    ['a row that is in no response', 'dataset/runs.ndjson', 'row', (text) => text.replace('FAILED', 'COMPLETED')],
    ['a row that was removed', 'dataset/runs.ndjson', 'row', withoutFirst],
    ['a row that stands twice', 'dataset/runs.ndjson', 'row', (text) => firstLine(text) + text],
    ['a row that was added at the end', 'dataset/runs.ndjson', 'row', (text) => text + firstLine(text)],
    ['a line that is not JSON', 'dataset/runs.ndjson', 'row', (text) => `x\n${text}`],
    ['a removed object of the scope', 'dataset/scope.ndjson', 'row', withoutFirst],
    ['an object taken out of the scope', 'dataset/scope.ndjson', 'row', (text) => text.replace('true', 'false')],
    ['a history that was removed', 'histories.ndjson', 'count', (text) => text.replace(/[^\n]*\n$/, '')],
    ['a request that was removed', 'requests.ndjson', 'request', withoutFirst],
    ['another period', 'run.json', 'row', (text) => text.replace('"since": "2020-01-01T', '"since": "2026-11-25T')],
    ['another total', 'archive.json', 'count', (text) => text.replace('"inPeriod": 1', '"inPeriod": 2')],
    ['an archive that claims to be incomplete', 'archive.json', 'count', (text) => text.replace('true', 'false')],
    ['a history that claims to be incomplete', 'histories.ndjson', 'count', (text) => text.replaceAll('true', 'false')],
  ])('%s is reported', async (_, name, code, edit) => {
    const directory = await copied();
    await change(directory, name, edit);
    await sumAnew(directory);
    expect((await verify(directory)).problems.map((problem) => problem.code)).toContain(code);
  });

  test('a changed response is reported', async () => {
    const directory = await copied();
    const name = files.find((one) => one.startsWith('responses/listBackupRestoreHistories')) ?? '';
    await change(directory, name, (text) => text.replace('COMPLETED', 'FAILED'));
    await sumAnew(directory);
    const { problems } = await verify(directory);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'request', file: name }));
  });
});

test('a folder that does not exist is a mistake of the caller', async () => {
  await expect(verify(place.newFolder())).rejects.toMatchObject({ code: 'invalidArgument' });
});
