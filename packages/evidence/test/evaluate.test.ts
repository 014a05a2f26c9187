import { evaluate, type Judgement, type Rules, type Run } from '@scp-backup/evidence';
import { describe, expect, test } from 'vitest';
import { day, hour, judgement, now, run, since, subject } from './facts.ts';

/** The codes of the findings of one backup. */
function codesOf(runs: readonly Run[], rules: Rules, more: Partial<Judgement> = {}): readonly string[] {
  return evaluate([subject(runs)], judgement(rules, more)).findings.map(({ code }) => code);
}

const everyMonth = [run(10), run(40), run(70)];

describe('a rule', () => {
  test.each<[string, readonly Run[], Rules, readonly string[]]>([
    ['nothing is demanded of runs that ended well', everyMonth, {}, []],
    ['a backup without a run is a violation under any policy', [], {}, ['noRun']],
    ['a gap as long as allowed', [run(32 - 1 / 24), run(62 - 1 / 24)], { longestGap: '32d' }, []],
    ['a gap at the beginning', [run(33), run(62)], { longestGap: '32d' }, ['gapTooLong']],
    ['a gap at the end', [run(10), run(40)], { longestGap: '32d' }, ['gapTooLong']],
    [
      'a gap in the middle that failures do not close',
      [run(30), run(45, {}, 'failed'), run(80)],
      { longestGap: '32d' },
      ['gapTooLong'],
    ],
    ['no success at all', [run(30, {}, 'failed')], { longestGap: '40d' }, ['gapTooLong']],
    ['a period shorter than the gap', everyMonth, { longestGap: '93d' }, ['periodTooShort']],
    ['a latest run as slow as allowed', [run(10, { ended: since + 19 * day }), run(40)], { longestRun: '1h' }, []],
    [
      'a latest run too slow',
      [run(10), run(40, { ended: since + 41 * day })],
      { longestRun: '23h 59m' },
      ['runTooSlow'],
    ],
    [
      'any run too slow',
      [run(10, { ended: since + 11 * day }), run(40)],
      { longestRun: '2h', whichRun: 'any' },
      ['runTooSlow'],
    ],
    [
      'a slow failure',
      [run(10), run(40, { ended: since + 50 * day }, 'failed')],
      { longestRun: '2h', whichRun: 'any' },
      [],
    ],
    [
      'a run that still runs',
      [run(10), run(91, { ended: undefined }, 'running')],
      { longestRun: '23h' },
      ['runningTooLong'],
    ],
    ['a run that began just now', [run(10), run(91, { ended: undefined }, 'running')], { longestRun: '24h' }, []],
    ['a rate as low as allowed', [run(10), run(20, {}, 'failed')], { leastSuccessRate: 0.5 }, []],
    ['a rate too low', [run(10), run(20, {}, 'failed')], { leastSuccessRate: 0.51 }, ['successRateTooLow']],
    ['a rate of nothing that ended', [run(10, { ended: undefined }, 'running')], { leastSuccessRate: 1 }, []],
    ['a running run in no rate', [run(10), run(20, { ended: undefined }, 'running')], { leastSuccessRate: 1 }, []],
    [
      'a partial success, which is a failure',
      [run(10), run(20, {}, 'partial')],
      { leastSuccessRate: 1 },
      ['successRateTooLow'],
    ],
    ['a partial success that counts', [run(20, {}, 'partial')], { leastSuccessRate: 1, partial: 'success' }, []],
    [
      'a partial success that counts neither way',
      [run(10), run(20, {}, 'partial')],
      { leastSuccessRate: 1, partial: 'ignored' },
      [],
    ],
    ['a run that nobody validated', everyMonth, { validated: 'required' }, ['notValidated']],
    ['no success that anybody could validate', [run(10, {}, 'failed')], { validated: 'required' }, ['notValidated']],
    ['an unknown state, in no rate', [run(10), run(20, {}, 'unknown')], { leastSuccessRate: 1 }, ['unknownState']],
    ['equal start and end', [run(10, { ended: since + 10 * day })], { longestRun: '1h' }, ['zeroDuration']],
    [
      'an end before the start',
      [run(10, { ended: since })],
      { longestRun: '1h' },
      ['durationUnknown', 'endBeforeStart'],
    ],
    ['a success without an end', [run(10, { ended: undefined })], { longestRun: '1h' }, ['durationUnknown', 'noEnd']],
    [
      'a start that cannot be read',
      [run(10), run(20, { started: undefined }, 'failed')],
      { leastSuccessRate: 0.6 },
      ['successRateTooLow', 'unreadableStart'],
    ],
  ])('%s', (_, runs, rules, codes) => {
    expect(codesOf(runs, rules)).toEqual(codes);
  });

  test('names the rows that prove it, the value and the limit', () => {
    const runs = [run(10, { response: 'r/1.json', index: 7 }), run(80, { response: 'r/2.json', index: 9 })];
    const { findings } = evaluate([subject(runs)], judgement({ longestGap: '40d' }));
    expect(findings).toMatchObject([
      {
        code: 'gapTooLong',
        of: 'a',
        value: '70d',
        limit: '40d',
        rows: [
          { response: 'r/1.json', index: 7 },
          { response: 'r/2.json', index: 9 },
        ],
      },
    ]);
  });
});

describe('a verdict', () => {
  test('is incomplete where the history is, whatever its rows say', () => {
    const { status, verdicts } = evaluate([subject(everyMonth, { complete: false })], judgement({}));
    expect([status, verdicts[0]?.status]).toEqual(['incomplete', 'incomplete']);
  });

  test('is not compliant where nothing is in scope', () => {
    expect(evaluate([], judgement({}))).toMatchObject({ status: 'violating', findings: [{ code: 'emptyScope' }] });
  });

  test('leaves out runs that started later than the moment of the verdict', () => {
    expect(codesOf([run(10), run(20, {}, 'failed')], { leastSuccessRate: 1 }, { now: since + 20 * day })).toEqual([]);
  });

  test('ends the last gap at the moment of the verdict', () => {
    expect(codesOf(everyMonth, { longestGap: '31d' }, { now: now + 20 * day })).toEqual(['gapTooLong']);
  });
});

describe('a policy', () => {
  const slow = subject([run(10, { ended: since + 11 * day })], {
    row: { name: 'db-1', server_name: 'prod-7', label: '😀-1' },
  });
  const status = (rest: object) =>
    evaluate([slow], judgement({}, { policy: { version: 1, default: { longestRun: '2d' }, ...rest } })).status;

  test.each([
    ['a pattern of a field', { name: 'db-*' }, 'violating'],
    ['all patterns', { name: 'db-?', server_name: 'prod-*' }, 'violating'],
    ['one pattern that does not match', { name: 'db-*', server_name: 'test-*' }, 'compliant'],
    ['the id', { id: 'a' }, 'violating'],
    ['the operation', { operation: 'list*' }, 'violating'],
    ['a field that does not exist', { nme: 'db-*' }, 'compliant'],
    ['a dot that is only a dot', { name: 'db.1' }, 'compliant'],
    ['a character that is two units of UTF-16', { label: '?-1' }, 'violating'],
  ])('applies to a backup by %s', (_, match, expected) => {
    expect(status({ rules: [{ match, longestRun: '1h' }] })).toBe(expected);
  });

  test('says so where a rule or an exception matches no backup', () => {
    const match = { nme: 'db-*' };
    const exceptions = [{ match: { id: 'b' }, reason: 'old', owner: 'Kim', until: '2026-12-31' }];
    const { findings } = evaluate([slow], judgement({}, { policy: { version: 1, rules: [{ match }], exceptions } }));
    expect(findings.map(({ code, value }) => [code, value])).toEqual([
      ['unmatchedRule', '{"nme":"db-*"}'],
      ['unmatchedRule', '{"id":"b"}'],
    ]);
  });

  test('takes the later of two rules, setting by setting', () => {
    const strict = { match: { name: '*' }, longestRun: '1h', leastSuccessRate: 1 };
    expect(status({ rules: [strict, { match: { name: 'db-*' }, longestRun: '3d' }] })).toBe('compliant');
    expect(status({ rules: [{ match: { name: 'db-*' }, longestRun: '3d' }, strict] })).toBe('violating');
  });

  test('takes a setting that is undefined as one that is absent', () => {
    const rules = [{ match: { name: '*' }, longestRun: undefined, partial: undefined }];
    expect(status({ default: { longestRun: '1h' }, rules, exceptions: undefined })).toBe('violating');
    expect(status({ default: undefined, rules: undefined })).toBe('compliant');
  });

  const exception = { match: { id: 'a' }, reason: 'old', owner: 'Kim' };

  test('accepts violations by an exception through its last day', () => {
    const policy = {
      version: 1,
      default: { longestRun: '1h' },
      exceptions: [{ ...exception, until: '2026-10-01' }],
    } as const;
    const result = evaluate([slow], judgement({}, { policy, now: now + 23 * hour }));
    expect(result).toMatchObject({
      status: 'compliant',
      verdicts: [{ status: 'excepted' }],
      findings: [{ exception: { owner: 'Kim' } }],
    });
  });

  test('says so where an exception is over', () => {
    const policy = {
      version: 1,
      default: { longestRun: '1h' },
      exceptions: [{ ...exception, until: '2026-09-30' }],
    } as const;
    const { status, findings } = evaluate([slow], judgement({}, { policy }));
    expect([status, ...findings.map(({ code }) => code)]).toEqual(['violating', 'runTooSlow', 'exceptionEnded']);
  });
});

describe('an annotation', () => {
  const passed = { id: 'a', validatedBy: 'Lee', outcome: 'passed' } as const;

  test.each([
    ['by its start', { ...passed, started: '2026-07-11T00:00:00' }, []],
    ['by a range of days', { ...passed, from: '2026-07-01', until: '2026-07-11' }, []],
    ['not of another run', { ...passed, started: '2026-07-12T00:00:00' }, ['notValidated', 'unmatchedAnnotation']],
    [
      'not of another backup',
      { ...passed, id: 'b', started: '2026-07-11T00:00:00' },
      ['notValidated', 'unmatchedAnnotation'],
    ],
    ['not without a name', { id: 'a', outcome: 'passed', started: '2026-07-11T00:00:00' } as const, ['notValidated']],
  ])('validates the latest success %s', (_, annotation, codes) => {
    expect(codesOf([run(10)], { validated: 'required' }, { annotations: [annotation] })).toEqual(codes);
  });

  test('that a validation failed makes a success a failure', () => {
    const annotations = [{ ...passed, outcome: 'failed', started: '2026-07-11T00:00:00' }] as const;
    expect(codesOf([run(10), run(70)], { leastSuccessRate: 0.6 }, { annotations })).toEqual(['successRateTooLow']);
  });
});
