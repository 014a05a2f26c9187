import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { annotate, check, type Evaluation, formatCheck, type Policy, readPolicy, verify } from '@scp-backup/evidence';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { backup_id, otherId, restore, sumAnew, twoBackups, workplace } from './archives.ts';

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

async function copied(): Promise<string> {
  const directory = place.newFolder();
  await cp(archive, directory, { recursive: true });
  return directory;
}

async function written(text: string): Promise<string> {
  const path = `${place.newFolder()}.yaml`;
  await writeFile(path, text);
  return path;
}

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
    expect(findings.map(({ code }) => code)).toEqual(['noRun']);
  });

  test('an incomplete archive is never compliant', async () => {
    const incomplete = await place.collected({ ...quarter, ids: [backup_id, 'f'.repeat(32)] });
    expect(await check({ directories: [incomplete], policy: { version: 1 } })).toMatchObject({ status: 'incomplete' });
  });

  test.each(['run.json', 'archive.json', 'histories.ndjson', 'dataset/runs.ndjson', 'dataset/scope.ndjson'])(
    'refuses an archive whose %s was changed',
    async (name) => {
      const directory = await copied();
      await writeFile(join(directory, name), `${await readFile(join(directory, name), 'utf8')} `);
      const judged = check({ directories: [directory], policy });
      await expect(judged).rejects.toMatchObject({ code: 'damagedArchive', message: expect.stringContaining(name) });
    },
  );

  test('refuses an archive that is not finished', async () => {
    const directory = await copied();
    await rm(join(directory, 'SHA256SUMS'));
    await expect(check({ directories: [directory], policy })).rejects.toMatchObject({ code: 'damagedArchive' });
  });

  test('takes the archives of several machines as one', async () => {
    const parts = [
      await place.collected({ ...quarter, ids: [backup_id] }),
      await place.collected({ ...quarter, ids: [otherId] }),
    ];
    const together = await check({ directories: parts, policy });
    expect(together.verdicts.map(({ of }) => of).sort()).toEqual(evaluation.verdicts.map(({ of }) => of).sort());
  });

  test('refuses a backup that is in two archives, and archives of two periods', async () => {
    const other = await place.collected({ since: '2026-05-01' });
    await expect(check({ directories: [archive, await copied()], policy })).rejects.toMatchObject({
      code: 'invalidArgument',
    });
    await expect(check({ directories: [archive, other], policy })).rejects.toMatchObject({ code: 'invalidArgument' });
  });

  test('refuses a moment before the period', async () => {
    const judged = check({ directories: [archive], policy, now: '2026-03-01' });
    await expect(judged).rejects.toMatchObject({ code: 'invalidArgument', message: expect.stringContaining('now') });
  });

  test('refuses an archive of another format, and one of a history that is not known', async () => {
    const directory = await copied();
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
      message: expect.stringContaining('behind'),
    });
  });
});

describe('annotations', () => {
  const text = `version: 1\nannotations:\n  - { id: ${backup_id}, started: "2026-05-01T00:00:00", outcome: passed, validatedBy: Lee }\n`;

  test('enter the archive with a checksum, and count', async () => {
    const directory = await copied();
    const demanding: Policy = { version: 1, rules: [{ match: { id: backup_id }, validated: 'required' }] };
    expect((await check({ directories: [directory], policy: demanding })).findings).toContainEqual(
      expect.objectContaining({ code: 'notValidated' }),
    );
    await annotate(directory, await written(text));
    expect(await verify(directory)).toMatchObject({ ok: true });
    expect((await check({ directories: [directory], policy: demanding })).findings.map(({ code }) => code)).toEqual([
      'noRun',
    ]);
  });

  test('that were changed afterwards are noticed', async () => {
    const directory = await copied();
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
    const refused = annotate(await copied(), await written(text));
    await expect(refused).rejects.toMatchObject({ code: 'invalidFile', message: expect.stringMatching(message) });
  });
});

describe('a policy file', () => {
  const good = `version: 1
default: { longestGap: 90d, longestRun: 1h 30m, leastSuccessRate: 0.95, partial: failure }
rules:
  - match: { name: "db-*" }
    longestRun: 2h
    whichRun: any
    validated: required
exceptions:
  - { match: { id: a }, reason: old, owner: Kim, until: 2026-12-31 }
`;

  test('is read', async () => {
    expect(await readPolicy(await written(good))).toEqual(parse(good));
  });

  test('fits the published schema', async () => {
    const schema = JSON.parse(await readFile(new URL('../schemas/policy.schema.json', import.meta.url), 'utf8'));
    expect(new Ajv().compile(schema)(parse(good))).toBe(true);
  });

  test.each([
    ['version: 1', 'version: 2', /\.yaml:1: version must be 1, not 2/],
    ['longestGap: 90d', 'longestGap: 90 days', /\.yaml:2: default\.longestGap must be such as 90d, 12h, not "90 days"/],
    ['0.95', '95', /\.yaml:2: default\.leastSuccessRate must be <= 1, not 95/],
    [
      'longestRun: 2h',
      'longestRuns: 2h',
      /\.yaml:5: rules\.0 has an unknown setting longestRuns; there are .*longestRun/,
    ],
    ['whichRun: any', 'whichRun: all', /\.yaml:6: rules\.0\.whichRun must be latest, any, not "all"/],
    ['reason: old, ', '', /\.yaml:9: exceptions\.0 needs reason/],
    ['2026-12-31', '2026-02-30', /\.yaml:9: exceptions\.0\.until: until must be a date/],
    ['rules:', 'rules: [', /\.yaml:\d+: /],
    ['rules:', 'default: {}\nrules:', /\.yaml:3: Map keys must be unique$/],
    ['rules:', '\trules:', /\.yaml:3: Tabs are not allowed as indentation$/],
    ['longestRun: 2h', 'longestRun: *rto', /\.yaml: Unresolved alias .*rto/],
    ['name: "db-*"', 'name: 5', /\.yaml:4: rules\.0\.match\.name must be string, not 5/],
    ['match: { id: a }', 'match: {}', /\.yaml:9: exceptions\.0\.match must NOT have fewer than 1 properties/],
    [good, '', /\.yaml:1: the file must be object, not null/],
  ])('with a mistake is refused with its line: %s → %s', async (before, after, message) => {
    const refused = readPolicy(await written(good.replace(before, after)));
    await expect(refused).rejects.toMatchObject({ code: 'invalidFile', message: expect.stringMatching(message) });
  });
});

describe('a format', () => {
  test('text says what is wrong, with rows', () => {
    const text = formatCheck(evaluation, 'text');
    expect(text).toContain('NOT COMPLIANT: 2 histories, 0 compliant, 2 violating');
    expect(text).toMatch(/violation runTooSlow .*\n {2}.*: 1h, limit 30m\n {2}COMPLETED 2026-05-01T00:00:00.000Z to/);
  });

  test('json is the evaluation', () => {
    expect(JSON.parse(formatCheck(evaluation, 'json'))).toEqual(evaluation);
  });

  test('junit has a case for each history, and failures where they are violated', () => {
    const xml = formatCheck(evaluation, 'junit');
    expect(xml).toContain('tests="3" failures="2"');
    expect(xml).toContain(`name="${backup_id}"><failure type="runTooSlow"`);
  });

  test('junit escapes what rows hold', () => {
    const [first, ...others] = evaluation.verdicts;
    const hostile = { ...evaluation, verdicts: [{ ...first, of: '<a>&"\u0000\ud800' }, ...others] } as Evaluation;
    expect(formatCheck(hostile, 'junit')).toContain('name="&lt;a&gt;&amp;&quot;\uFFFD\uFFFD"');
  });

  test('openmetrics has numbers for each history, and ends as it must', () => {
    const lines = formatCheck(evaluation, 'openmetrics').split('\n');
    const labels = `{operation="listBackupRestoreHistories",id="${backup_id}"}`;
    expect(lines).toEqual(
      expect.arrayContaining([
        'scp_backup_evidence_policy_compliant 0',
        `scp_backup_evidence_success_ratio${labels} 0.5`,
        `scp_backup_evidence_latest_success_duration_seconds${labels} 3600`,
      ]),
    );
    expect(lines.slice(-2)).toEqual(['# EOF', '']);
  });

  test('text shows no escape sequence of a terminal', () => {
    const [first, ...others] = evaluation.findings;
    const hostile = { ...evaluation, findings: [{ ...first, message: '\u001b[2J' }, ...others] } as Evaluation;
    expect(formatCheck(hostile, 'text')).not.toContain('\u001b');
  });
});

test('a whole collection and check names no operation', async () => {
  const source = await readFile(new URL('../dist/index.js', import.meta.url), 'utf8');
  expect(source.match(/listBackup|restore_|backup_id/g)).toBeNull();
});
