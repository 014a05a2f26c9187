import { type Evaluation, evaluate, formatCheck } from '@scp-backup/evidence';
import { describe, expect, test } from 'vitest';
import { judgement, run, subject } from './facts.ts';

const evaluation = evaluate(
  [subject([run(10), run(20, {}, 'failed')]), subject([], { of: 'b' })],
  judgement({ longestRun: '30m' }),
);

describe('a format', () => {
  test('text says what is wrong, with rows', () => {
    const text = formatCheck(evaluation, 'text');
    expect(text).toContain('NOT COMPLIANT: 2 histories, 0 compliant, 2 violating');
    expect(text).toMatch(
      /violation runTooSlow db-1 a listRuns\n {2}.*: 1h, limit 30m\n {2}succeeded 2026-07-11T00:00:00Z to/,
    );
  });

  test('text has its times in the zone of the archive', () => {
    const korean = evaluate([subject([run(10)])], judgement({ longestGap: '80d' }, { zone: '+09:00' }));
    const text = formatCheck(korean, 'text');
    expect(text).toContain('period 2026-07-01T09:00:00+09:00 until 2026-10-01T09:00:00+09:00');
    expect(text).toContain('no successful run from 2026-07-11T10:00:00+09:00 until 2026-10-01T09:00:00+09:00: 81d 23h');
    expect(text).toContain('succeeded 2026-07-11T09:00:00+09:00 to 2026-07-11T10:00:00+09:00 (1h)');
  });

  test('text is in Korean where that is asked for', () => {
    const text = formatCheck(evaluation, 'text', 'ko');
    expect(text).toMatch(/^부적합: 이력 2건\(적합 0, 위반 2, 예외 0, 불완전 0\)\n기간 .* ~ .*\n/);
    expect(text).toMatch(/위반 runTooSlow .*\n {2}성공한 복구가 기준보다 오래 걸렸습니다: 1h, 기준 30m\n/);
    expect(text).not.toMatch(/violation|limit|period/);
  });

  test('junit is in Korean where that is asked for', () => {
    const xml = formatCheck(evaluation, 'junit', 'ko');
    expect(xml).toContain('<failure type="runTooSlow" message="성공한 복구가 기준보다 오래 걸렸습니다">');
  });

  test.each(['json', 'openmetrics'] as const)('%s is for programs, whatever the language', (format) => {
    expect(formatCheck(evaluation, format, 'ko')).toBe(formatCheck(evaluation, format, 'en'));
  });

  test('json is the evaluation', () => {
    expect(JSON.parse(formatCheck(evaluation, 'json'))).toEqual(evaluation);
  });

  test('junit has a case for each history, and failures where they are violated', () => {
    const xml = formatCheck(evaluation, 'junit');
    expect(xml).toContain('tests="3" failures="2"');
    expect(xml).toContain('name="a"><failure type="runTooSlow"');
  });

  test('junit escapes what rows hold', () => {
    const [first, ...others] = evaluation.verdicts;
    const hostile = { ...evaluation, verdicts: [{ ...first, of: '<a>&"\u0000\ud800' }, ...others] } as Evaluation;
    expect(formatCheck(hostile, 'junit')).toContain('name="&lt;a&gt;&amp;&quot;\uFFFD\uFFFD"');
  });

  test('openmetrics has numbers for each history, and ends as it must', () => {
    const lines = formatCheck(evaluation, 'openmetrics').split('\n');
    const labels = '{operation="listRuns",id="a"}';
    expect(lines).toEqual(
      expect.arrayContaining([
        'scp_backup_evidence_policy_compliant 0',
        `scp_backup_evidence_success_ratio${labels} 0.5`,
        `scp_backup_evidence_latest_success_duration_seconds${labels} 3600`,
      ]),
    );
    expect(lines.slice(-2)).toEqual(['# EOF', '']);
  });

  test('text has no escape sequence, and nothing that reorders it', () => {
    const [first, ...others] = evaluation.findings;
    const message = { en: '\u001b[2J\u202E', ko: '' };
    const hostile = { ...evaluation, findings: [{ ...first, message }, ...others] } as Evaluation;
    const text = formatCheck(hostile, 'text');
    expect(['\u001b', '\u202E'].filter((one) => text.includes(one))).toEqual([]);
  });
});
