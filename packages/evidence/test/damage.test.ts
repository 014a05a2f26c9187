import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { annotate, check, verify } from '@scp-backup/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { edit, filesOf, sumAnew, sumOf, workplace } from './archives.ts';

const place = workplace({ generate: { rows: 30, parents: 3 } });
let archive: string;
let responses: readonly string[];

beforeAll(async () => {
  archive = await place.collected();
  responses = (await filesOf(archive)).filter((name) => name.startsWith('responses/listBackupRestoreHistories'));
});

type Way = readonly (string | number)[];

/** The ways to the values in a JSON value. */
function waysIn(value: unknown, way: Way = []): readonly Way[] {
  if (typeof value !== 'object' || value === null) return [way];
  return Object.entries(value).flatMap(([key, one]) => waysIn(one, [...way, key]));
}

/** A copy with another value at the end of a way. */
function changedAt(value: unknown, [key, ...rest]: Way): unknown {
  if (key !== undefined) {
    const copy = structuredClone(value) as Record<string, unknown>;
    copy[key] = changedAt(copy[key], rest);
    return copy;
  }
  const isTime = typeof value === 'string' && value.endsWith('Z');
  if (isTime) return new Date(Date.parse(value) + 1).toISOString();
  if (typeof value === 'string' || value === null) return `${value}x`;
  return typeof value === 'number' ? value + 1 : value !== true;
}

describe('where the checksums were made anew, each value is compared', () => {
  /** The names of the values whose change nobody sees: nothing else in the archive repeats them. */
  async function unseen(
    name: string,
    values: readonly unknown[],
    textOf: (values: readonly unknown[]) => string,
    lines: readonly number[] = [0],
  ) {
    const directory = await place.copyOf(archive);
    const names = new Set<string>();
    for (const at of lines) {
      for (const way of waysIn(values.at(at))) {
        await writeFile(join(directory, name), textOf(values.with(at, changedAt(values.at(at), way))));
        await sumAnew(directory);
        if ((await verify(directory)).ok) names.add(way.join('.'));
      }
    }
    return [...names].sort();
  }

  test.each([
    ['run.json', ['apiVersion', 'document', 'tool']],
    ['archive.json', []],
  ])('of %s but for %j', async (name, expected) => {
    const value = JSON.parse(await readFile(join(archive, name), 'utf8'));
    expect(await unseen(name, [value], ([one]) => `${JSON.stringify(one, null, 2)}\n`)).toEqual(expected);
  });

  test.each([
    // The first line is of the list of backups, and the last one of a history.
    ['histories.ndjson', ['ended'], [0, -1]],
    ['requests.ndjson', ['date', 'requestId', 'status', 'time', 'url'], [0, -1]],
    ['dataset/scope.ndjson', [], [0]],
  ])('of a line of %s but for %j', async (name, expected, at) => {
    const lines = (await readFile(join(archive, name), 'utf8')).trimEnd().split('\n');
    const values = lines.map((line) => JSON.parse(line));
    const textOf = (all: readonly unknown[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('');
    expect(await unseen(name, values, textOf, at)).toEqual(expected);
  });

  test.each([
    ['the address', (url: string) => url.replace('127.0.0.1', '127.0.0.2')],
    ['the backup', (url: string) => url.replace(/[0-9a-f]{32}/, 'f'.repeat(32))],
  ])('also %s of a request', async (_, change) => {
    const directory = await place.copyOf(archive);
    await edit(directory, 'requests.ndjson', (text) => text.replace(/http:[^"]*restore[^"]*/, change));
    await sumAnew(directory);
    expect((await verify(directory)).problems).toMatchObject([{ code: 'request', file: 'requests.ndjson' }]);
  });
});

describe('where the checksums were made anew', () => {
  test.each(['histories.ndjson', 'requests.ndjson', 'dataset/runs.ndjson', 'dataset/scope.ndjson'])(
    'a line that stands twice in %s is reported',
    async (name) => {
      const directory = await place.copyOf(archive);
      await edit(directory, name, (text) => text + text.slice(text.lastIndexOf('\n', text.length - 2) + 1));
      await sumAnew(directory);
      expect(await verify(directory)).toMatchObject({ ok: false });
    },
  );

  test.each(['histories.ndjson', 'requests.ndjson', 'dataset/runs.ndjson', 'dataset/scope.ndjson'])(
    'other ends of lines in %s are reported',
    async (name) => {
      const directory = await place.copyOf(archive);
      await edit(directory, name, (text) => text.replaceAll('\n', '\r\n'));
      await sumAnew(directory);
      expect((await verify(directory)).problems).toContainEqual(expect.objectContaining({ file: name }));
    },
  );

  test('two responses that changed places are reported', async () => {
    const directory = await place.copyOf(archive);
    const [one = '', other = ''] = responses.map((name) => join(directory, name));
    await rename(one, `${directory}.json`);
    await rename(other, one);
    await rename(`${directory}.json`, other);
    await sumAnew(directory);
    const { problems } = await verify(directory);
    expect(problems.flatMap(({ code, file }) => (code === 'request' ? [join(directory, file)] : []))).toEqual([
      one,
      other,
    ]);
  });

  test('a response that was changed together with its request is reported, because its rows were not', async () => {
    const directory = await place.copyOf(archive);
    const [name = ''] = responses;
    await edit(directory, name, (text) => text.replace('COMPLETED', 'SUCCEEDED'));
    const [before, after] = [await sumOf(archive, name), await sumOf(directory, name)];
    await edit(directory, 'requests.ndjson', (text) => text.replace(before, after));
    await sumAnew(directory);
    expect((await verify(directory)).problems).toContainEqual(expect.objectContaining({ code: 'row' }));
  });

  test.each([
    ['is cut off', (text: string) => text.slice(0, text.length / 2)],
    ['is empty', () => ''],
    ['is not JSON', () => '\u0000'],
  ])('a response that %s is reported', async (_, change) => {
    const directory = await place.copyOf(archive);
    await edit(directory, responses[0] ?? '', change);
    await sumAnew(directory);
    expect((await verify(directory)).problems).toContainEqual(expect.objectContaining({ file: responses[0] }));
  });
});

describe('what is not a file', () => {
  test.each<[string, (path: string) => Promise<unknown>]>([
    ['a link', (path) => symlink(join(archive, 'run.json'), path)],
    ['a link to a folder', (path) => symlink(archive, path)],
    ['a pipe', (path) => promisify(execFile)('mkfifo', [path])],
  ])('is named: %s', async (_, make) => {
    const directory = await place.copyOf(archive);
    await make(join(directory, 'responses/other'));
    const problem = { code: 'added', file: 'responses/other', detail: { en: 'is not a file', ko: '파일이 아닙니다' } };
    expect((await verify(directory)).problems).toEqual([problem]);
  });

  test.each(['run.json', 'SHA256SUMS'])('is named where %s was', async (name) => {
    const directory = await place.copyOf(archive);
    await rm(join(directory, name));
    await promisify(execFile)('mkfifo', [join(directory, name)]);
    expect((await verify(directory)).problems).toContainEqual(expect.objectContaining({ file: name }));
  });
});

describe('a file of another shape', () => {
  const first = (line: string) => (text: string) => line + text;

  test.each<[string, string, (text: string) => string]>([
    ['is null', 'run.json', () => 'null'],
    ['is not JSON', 'run.json', () => '{'],
    ['lacks its ids', 'run.json', (text) => text.replace('"ids"', '"idz"')],
    ['has a period that is no time', 'run.json', (text) => text.replace(/"since": "2020[^"]*"/, '"since": "x"')],
    ['has a zone with summer time', 'run.json', (text) => text.replace('"zone": "UTC"', '"zone": "Asia/Seoul"')],
    ['is empty', 'archive.json', () => '{}'],
    ['has a number in a line', 'histories.ndjson', first('5\n')],
    ['has an empty line', 'dataset/runs.ndjson', first('\n')],
    ['has a byte order mark', 'dataset/runs.ndjson', first('\uFEFF')],
    ['has an object without an id', 'dataset/scope.ndjson', first('{}\n')],
  ])('is damaged where it %s: %s', async (_, name, change) => {
    const directory = await place.copyOf(archive);
    await edit(directory, name, change);
    await sumAnew(directory);
    const message = expect.stringContaining(name);
    const judged = check({ directories: [directory], policy: { version: 1 } });
    await expect(judged).rejects.toMatchObject({ code: 'damagedArchive', message });
    expect(await verify(directory)).toMatchObject({ ok: false });
  });

  test('is named by verify with its line', async () => {
    const directory = await place.copyOf(archive);
    await edit(directory, 'requests.ndjson', first('null\n'));
    await sumAnew(directory);
    const detail = expect.objectContaining({ en: 'line 1 cannot be read: it must be object' });
    expect((await verify(directory)).problems).toContainEqual({ code: 'unreadable', file: 'requests.ndjson', detail });
  });

  test.each(['histories.ndjson', 'dataset/scope.ndjson'])(
    'is named where the lines of %s changed places',
    async (file) => {
      const directory = await place.copyOf(archive);
      await edit(directory, file, (text) => `${text.trimEnd().split('\n').reverse().join('\n')}\n`);
      await sumAnew(directory);
      const detail = { en: 'the lines are in another order', ko: '행의 순서가 다릅니다' };
      expect((await verify(directory)).problems).toContainEqual(expect.objectContaining({ file, detail }));
    },
  );
});

describe('SHA256SUMS', () => {
  test.each<[string, (text: string) => string]>([
    ['with other ends of lines', (text) => text.replaceAll('\n', '\r\n')],
    ['in upper case', (text) => text.toUpperCase()],
    ['with a line twice', (text) => text + text],
    ['that is cut off', (text) => text.slice(0, 100)],
  ])('%s is damaged, and no annotation is added to it', async (_, change) => {
    const directory = await place.copyOf(archive);
    await edit(directory, 'SHA256SUMS', change);
    const before = await readFile(join(directory, 'SHA256SUMS'), 'utf8');
    const file = `${directory}.yaml`;
    await writeFile(file, 'version: 1\nannotations: []\n');
    await expect(annotate(directory, file)).rejects.toMatchObject({ code: 'damagedArchive' });
    expect(await readFile(join(directory, 'SHA256SUMS'), 'utf8')).toBe(before);
  });
});

test('a file whose name has a line break is named', async () => {
  const directory = await place.copyOf(archive);
  await writeFile(join(directory, 'a\nb'), '');
  expect((await verify(directory)).problems).toMatchObject([{ code: 'added', file: 'a\nb' }]);
});

test('an empty folder is not an archive', async () => {
  const directory = place.newFolder();
  await mkdir(directory);
  expect((await verify(directory)).problems).toContainEqual(expect.objectContaining({ file: 'SHA256SUMS' }));
  const judged = check({ directories: [directory], policy: { version: 1 } });
  await expect(judged).rejects.toMatchObject({ code: 'damagedArchive' });
});

test('an archive of another version of the tool is read', async () => {
  const directory = await place.copyOf(archive);
  await edit(directory, 'run.json', (text) => text.replace(/"tool": ".*"/, '"tool": "@scp-backup/evidence 9.9.9"'));
  await sumAnew(directory);
  const { rows } = await verify(archive);
  expect(await verify(directory)).toMatchObject({ ok: true, rows });
  expect(await check({ directories: [directory], policy: { version: 1 } })).toMatchObject({ status: 'compliant' });
});
