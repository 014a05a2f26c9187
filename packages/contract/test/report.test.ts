import {
  formOf,
  generatedDescription,
  type PlannedCheck,
  plannedChecks,
  plannedQuestions,
  reportText,
  runContract,
  textReport,
  translate,
  UnreachableError,
} from '@scp-backup/contract';
import { createMockHandler } from '@scp-backup/mock/handler';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import schema from '../schemas/report.schema.json' with { type: 'json' };
import { breakOf } from './services/mutants/index.ts';
import { credentials, data, parent } from './services/rows.ts';

const engine = createMockHandler({ credentials, data });
const base = { baseUrl: 'http://service.test', parameters: { backup_id: parent }, credentials, seed: 7 };

describe('a report', () => {
  let texts: string[];
  let korean: string[];

  beforeAll(async () => {
    const report = await runContract({
      ...base,
      fetch: breakOf('a refusal shows the right signature')(engine),
    });
    const ofBackups = { only: ({ operation }: PlannedCheck) => operation === 'listBackups' };
    const counts = await runContract({ ...base, ...ofBackups, fetch: breakOf('count is one too many')(engine) });
    korean = [reportText(report, 'a.md', 'ko'), reportText(report, 'a.xml', 'ko'), textReport(report, 'ko')];
    texts = [report, counts].flatMap((one) => ['a.json', 'a.xml', 'a.md'].map((file) => reportText(one, file)));
  });

  test('shows seed, curl and string to sign of a failure', () => {
    for (const text of texts) {
      expect(text).toContain('curl -i ');
      expect(text).toMatch(/seed\W+7/);
      expect(text).toMatch(/GEThttp:\/\/service\.test\/v1/);
    }
    expect(texts.join()).toContain('<access key>');
    expect(texts.join()).toContain("scp-backup sign GET 'http://service.test/");
  });

  test('holds neither keys nor signatures', () => {
    for (const text of texts) {
      expect(text).not.toContain(credentials.secretKey);
      expect(text).not.toContain(credentials.accessKey);
      expect(text).not.toMatch(/[A-Za-z0-9+/]{43}=/);
    }
  });

  test('as JSON fits the published schema', () => {
    const validate = new Ajv2020({ formats: { 'date-time': true } }).compile(schema);
    const json = texts.filter((text) => text.startsWith('{'));
    expect(json).toHaveLength(2);
    for (const text of json) {
      validate(JSON.parse(text));
      expect(validate.errors).toBeNull();
    }
  });

  test('speaks Korean where that is asked for', () => {
    expect(korean[0]).toMatch(/실패한 검사[\s\S]*서비스의 실제 동작[\s\S]*전체 검사/);
    expect(korean[1]).toContain('name="계약 테스트 documented 시드 7"');
    expect(korean.join()).not.toMatch(/(rows|answered|refused|given|came|missing)\b/);
    expect(korean[2]).toMatch(/\d+ 통과, \d+ 실패, \d+ 판단 불가; \d+ 회 호출, 시드 7\n$/);
  });

  test('has Korean for the name of each check and question', () => {
    const live = plannedChecks(undefined, 'live').map(({ name }) => name);
    const questions = plannedQuestions().map(({ question }) => question);
    const all = [...plannedChecks().map(({ name }) => name), ...live, ...questions];
    expect(all.filter((text) => translate(text, 'ko') === text)).toEqual([]);
  });

  test('has three forms and says so', () => {
    expect(() => formOf('report.html')).toThrow('.json, .xml, .md');
  });
});

describe('a run', () => {
  test('with the same seed asks the same', async () => {
    const asked = await Promise.all(
      [1, 2].map(async () => {
        const urls: string[] = [];
        await runContract({
          ...base,
          only: ({ operation }) => operation === 'listBackupRestoreHistories',
          fetch: (request) => {
            urls.push(request.url);
            return engine(request);
          },
        });
        return urls;
      }),
    );
    expect(asked[0]?.sort()).toEqual(asked[1]?.sort());
  });

  test('says where it is', async () => {
    const lines: string[] = [];
    await runContract({
      ...base,
      fetch: engine,
      onProgress: ({ done, total, name }) => lines.push(`${done}/${total} ${name}`),
    });
    expect(lines.length).toBeGreaterThan(50);
    const totals = new Set(lines.map((line) => line.split(/[/ ]/)[1]));
    expect([...totals]).toEqual([String(lines.length)]);
    expect(lines.at(-1)).toMatch(new RegExp(`^${lines.length}/`));
  });

  test('leaves out an operation whose path has no value, and says so', async () => {
    const description = generatedDescription();
    const { listBackups, showBackup } = description.operations;
    if (!listBackups || !showBackup) throw new Error('no operation');
    const path = '/v1/backups/{backup_id}/files/{file_id}';
    const file = {
      ...showBackup,
      path,
      parameters: { ...showBackup.parameters, file_id: { in: 'path', type: 'string' } },
    };
    const operations = { listBackups, file } as typeof description.operations;
    const { checks } = await runContract({ ...base, fetch: engine, description: { ...description, operations } });
    expect(checks.filter(({ operation }) => operation !== 'listBackups')).toEqual([
      expect.objectContaining({
        name: 'showBackup is checked',
        outcome: 'inconclusive',
        note: 'no value for file_id was given',
      }),
    ]);
    expect(checks.length).toBeGreaterThan(1);
  });

  test('refuses an address where nobody is', async () => {
    const refused = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    });
    await expect(runContract({ ...base, fetch: () => Promise.reject(refused) })).rejects.toBeInstanceOf(
      UnreachableError,
    );
    await expect(runContract({ ...base, baseUrl: 'ftp://x' })).rejects.toThrow('http://');
    await expect(runContract({ ...base, parameters: {} })).rejects.toThrow('backup_id');
  });

  test('reports a service that breaks every connection, or fails always, as one that fails', async () => {
    const reset = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
    });
    const broken = await runContract({ ...base, fetch: () => Promise.reject(reset) });
    expect(broken.ok).toBe(false);
    expect(broken.calls).toBeLessThan(100);
    const failing = await runContract({ ...base, fetch: async () => new Response('no', { status: 500 }) });
    expect(failing.ok).toBe(false);
  });
});
