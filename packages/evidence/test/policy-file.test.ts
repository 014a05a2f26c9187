import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicy } from '@scp-backup/evidence';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-policy-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(text: string): Promise<string> {
  const path = join(folder, 'policy.yaml');
  await writeFile(path, text);
  return path;
}

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
    ['match: { id: a }', 'match: {}', /\.yaml:9: exceptions\.0\.match must be one field or more, not \{\}/],
    [good, '', /\.yaml:1: the file must be object, not null/],
  ])('with a mistake is refused with its line: %s → %s', async (before, after, message) => {
    const refused = readPolicy(await written(good.replace(before, after)));
    await expect(refused).rejects.toMatchObject({ code: 'invalidFile', message: expect.stringMatching(message) });
  });

  test.each([
    ['version: 1', 'version: 2', 'policy.yaml:1: version: 1이어야 합니다(입력값: 2)'],
    ['90d', '90 days', 'policy.yaml:2: default.longestGap: 90d, 12h 같은 형식이어야 합니다(입력값: "90 days")'],
    ['whichRun: any', 'whichRun: all', 'latest, any 중 하나여야 합니다(입력값: "all")'],
    ['reason: old, ', '', 'policy.yaml:9: exceptions.0: reason 설정이 필요합니다'],
    ['2026-12-31', '2026-02-30', 'until에는 2026-09-30 같은 날짜나 2026-09-30T15:00:00Z 같은 시각만'],
    ['rules:', '\trules:', 'policy.yaml:3: 들여쓰기에 탭을 쓸 수 없습니다('],
    [good, '', 'policy.yaml:1: 파일: 맵이어야 합니다(입력값: null)'],
  ])('with a mistake is refused in Korean too: %s → %s', async (before, after, message) => {
    const refused = readPolicy(await written(good.replace(before, after)));
    await expect(refused).rejects.toMatchObject({ text: { ko: expect.stringContaining(message) } });
  });
});
