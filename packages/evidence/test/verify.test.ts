import { cp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verify } from '@scp-backup/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { edit, filesOf, sumAnew, workplace } from './archives.ts';
import { expectNoticed } from './changed-bytes.ts';

const place = workplace({ generate: { rows: 30, parents: 3 } });
let archive: string;
let files: readonly string[];

beforeAll(async () => {
  archive = await place.collected();
  files = await filesOf(archive);
});

test('any single changed byte is noticed, and its file is named', async () => {
  await expectNoticed(await place.copyOf(archive), 15);
});

describe('a file', () => {
  test('that is missing is named, whichever it is', async () => {
    const directory = await place.copyOf(archive);
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
      const directory = await place.copyOf(archive);
      await cp(join(archive, 'run.json'), join(directory, name));
      expect((await verify(directory)).problems).toEqual([
        { code: 'added', file: name, detail: { en: 'has no checksum', ko: '체크섬이 없습니다' } },
      ]);
    },
  );

  test('is named up to a thousand times, and counted beyond', async () => {
    const directory = await place.copyOf(archive);
    const names = Array.from({ length: 1001 }, (_, index) => join(directory, String(index)));
    await Promise.all(names.map((name) => writeFile(name, '')));
    const { problems, total } = await verify(directory);
    expect([problems.length, total]).toEqual([1000, 1001]);
  });

  test('that is a link is named, also with the right bytes', async () => {
    const directory = await place.copyOf(archive);
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
    ['another total', 'archive.json', 'count', (text) => text.replace('"inPeriod": ', '"inPeriod": 9')],
    ['an archive that claims to be incomplete', 'archive.json', 'count', (text) => text.replace('true', 'false')],
    ['a history that claims to be incomplete', 'histories.ndjson', 'count', (text) => text.replaceAll('true', 'false')],
  ])('%s is reported', async (_, name, code, change) => {
    const directory = await place.copyOf(archive);
    await edit(directory, name, change);
    await sumAnew(directory);
    expect((await verify(directory)).problems.map((problem) => problem.code)).toContain(code);
  });

  test('a changed response is reported', async () => {
    const directory = await place.copyOf(archive);
    const name = files.find((one) => one.startsWith('responses/listBackupRestoreHistories')) ?? '';
    await edit(directory, name, (text) => text.replace('COMPLETED', 'FAILED'));
    await sumAnew(directory);
    const { problems } = await verify(directory);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'request', file: name }));
  });
});

test.each(['nowhere', 'run.json'])('a path that leads to no folder is a mistake of the caller: %s', async (name) => {
  await expect(verify(join(archive, name))).rejects.toMatchObject({ code: 'invalidArgument' });
});
