import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { annotate, check, type Evaluation, type Policy, verify } from '@scp-backup/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { backup_id, operation, otherId, restore, sumAnew, twoBackups, workplace } from './archives.ts';

const place = workplace({
  data: twoBackups([
    restore('2026-05-01T00:00:00'),
    restore('2026-05-02T00:00:00', { restore_state: 'FAILED' }),
  ]) as never,
});
const quarter = { since: '2026-04-01', until: '2026-06-30' };
const policy: Policy = { version: 1, default: { longestRun: '30m' } };

let archive: string;
let evaluation: Evaluation;

beforeAll(async () => {
  archive = await place.collected(quarter);
  evaluation = await check({ directories: [archive], policy });
});

async function written(text: string): Promise<string> {
  const path = `${place.newFolder()}.yaml`;
  await writeFile(path, text);
  return path;
}

/** The document may have other histories, of which the mock always knows the documented one. */
const isRestore = (one: { readonly operation: string | null }) => one.operation === operation;

describe('checking an archive', () => {
  test('judges every backup in scope by its rows, and proves findings by rows of responses', async () => {
    expect(evaluation).toMatchObject({
      status: 'violating',
      since: '2026-04-01T00:00:00.000Z',
      now: '2026-07-01T00:00:00.000Z',
    });
    const [slow] = evaluation.findings.filter(({ code }) => code === 'runTooSlow');
    const [row] = slow?.rows ?? [];
    const { contents } = JSON.parse(await readFile(join(archive, `${row?.response}`), 'utf8'));
    expect(contents[row?.index ?? -1]).toMatchObject({ restore_start_time: '2026-05-01T00:00:00' });
    expect(evaluation.findings.map(({ of, code }) => [of, code])).toContainEqual([otherId, 'noRun']);
  });

  test('knows the fields of the list of backups', async () => {
    const rules = [{ match: { name: 'db-*' }, longestRun: '2h' }];
    const { findings } = await check({ directories: [archive], policy: { ...policy, rules } });
    expect(findings.filter(isRestore).map(({ code }) => code)).toEqual(['noRun']);
  });

  test('an incomplete archive is never compliant', async () => {
    const incomplete = await place.collected({ ...quarter, ids: [backup_id, 'f'.repeat(32)] });
    expect(await check({ directories: [incomplete], policy: { version: 1 } })).toMatchObject({ status: 'incomplete' });
  });

  test.each(['run.json', 'archive.json', 'histories.ndjson', 'dataset/runs.ndjson', 'dataset/scope.ndjson'])(
    'refuses an archive whose %s was changed',
    async (name) => {
      const directory = await place.copyOf(archive);
      await writeFile(join(directory, name), `${await readFile(join(directory, name), 'utf8')} `);
      const judged = check({ directories: [directory], policy });
      await expect(judged).rejects.toMatchObject({ code: 'damagedArchive', message: expect.stringContaining(name) });
    },
  );

  test('refuses an archive that is not finished', async () => {
    const directory = await place.copyOf(archive);
    await rm(join(directory, 'SHA256SUMS'));
    await expect(check({ directories: [directory], policy })).rejects.toMatchObject({ code: 'damagedArchive' });
  });

  test('takes the archives of several machines as one', async () => {
    const parts = [
      await place.collected({ ...quarter, ids: [backup_id] }),
      await place.collected({ ...quarter, ids: [otherId] }),
    ];
    const together = await check({ directories: parts, policy });
    const judged = evaluation.verdicts.filter(isRestore).map(({ of }) => of);
    expect(
      together.verdicts
        .filter(isRestore)
        .map(({ of }) => of)
        .sort(),
    ).toEqual(judged.sort());
  });

  test('refuses a backup that is in two archives, and archives of two periods', async () => {
    const other = await place.collected({ since: '2026-05-01' });
    await expect(check({ directories: [archive, await place.copyOf(archive)], policy })).rejects.toMatchObject({
      code: 'invalidArgument',
    });
    await expect(check({ directories: [archive, other], policy })).rejects.toMatchObject({ code: 'invalidArgument' });
  });

  test('refuses a moment before the period', async () => {
    const judged = check({ directories: [archive], policy, now: '2026-03-01' });
    await expect(judged).rejects.toMatchObject({ code: 'invalidArgument', message: expect.stringContaining('now') });
  });

  test('refuses an archive of another format, and one of a history that is not known', async () => {
    const directory = await place.copyOf(archive);
    const run = await readFile(join(directory, 'run.json'), 'utf8');
    for (const [before, after] of [
      ['"format": 1', '"format": 2'],
      ['"listBackupRestoreHistories"', '"listOthers"'],
    ] as const) {
      await writeFile(join(directory, 'run.json'), run.replace(before, after));
      await sumAnew(directory);
      await expect(check({ directories: [directory], policy })).rejects.toMatchObject({ code: 'damagedArchive' });
      expect(await verify(directory)).toMatchObject({ ok: false });
    }
  });

  test('reports a clock that is off', async () => {
    const directory = await place.collected({ ...quarter, now: () => Date.now() - 600_000 });
    const { findings } = await check({ directories: [directory], policy });
    expect(findings[0]).toMatchObject({
      code: 'clockOff',
      severity: 'note',
      message: { en: expect.stringContaining('behind'), ko: expect.stringContaining('느렸습니다') },
    });
  });
});

describe('annotations', () => {
  const text = `version: 1\nannotations:\n  - { id: ${backup_id}, started: "2026-05-01T00:00:00", outcome: passed, validatedBy: Lee }\n`;

  test('enter the archive with a checksum, and count', async () => {
    const directory = await place.copyOf(archive);
    const demanding: Policy = { version: 1, rules: [{ match: { id: backup_id }, validated: 'required' }] };
    expect((await check({ directories: [directory], policy: demanding })).findings).toContainEqual(
      expect.objectContaining({ code: 'notValidated' }),
    );
    await annotate(directory, await written(text));
    expect(await verify(directory)).toMatchObject({ ok: true });
    const { findings } = await check({ directories: [directory], policy: demanding });
    expect(findings.filter(isRestore).map(({ code }) => code)).toEqual(['noRun']);
  });

  test('that were changed afterwards are noticed', async () => {
    const directory = await place.copyOf(archive);
    await annotate(directory, await written(text));
    await writeFile(join(directory, 'annotations.yaml'), text.replace('passed', 'failed'));
    expect(await verify(directory)).toMatchObject({
      ok: false,
      problems: [{ code: 'changed', file: 'annotations.yaml' }],
    });
    await expect(check({ directories: [directory], policy })).rejects.toMatchObject({ code: 'damagedArchive' });
  });

  test.each([
    ['version: 1\nannotations:\n  - id: a\n', /:3: annotations\.0 /],
    [
      'version: 1\nannotations:\n  - { id: a, started: x, outcome: good }\n',
      /:3: annotations\.0\.outcome must be passed, failed, not "good"/,
    ],
    ['version: 1\nannotations:\n  - { id: a, started: x }\n', /:3: annotations\.0: started must be a date .* not "x"/],
    [
      'version: 1\nannotations:\n  - { id: a, started: 2026-05-01 }\n  - { id: a, from: 2026-05-02, until: 2026-05-01 }\n',
      /:4: annotations\.1: until must be after from, not 2026-05-01/,
    ],
  ])('with a mistake are refused: %j', async (text, message) => {
    const refused = annotate(await place.copyOf(archive), await written(text));
    await expect(refused).rejects.toMatchObject({ code: 'invalidFile', message: expect.stringMatching(message) });
  });
});
