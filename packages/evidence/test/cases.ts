import type { Annotation, Policy, Rules } from '@scp-backup/evidence';
import fc from 'fast-check';
import type { Row } from './archives.ts';
import type { MadeArchive } from './made-archive.ts';

const hour = 3_600_000;
const since = Date.parse('2026-07-01T00:00:00Z');
const ids = ['a', 'b', 'c'] as const;

export type Case = Pick<MadeArchive, 'zone' | 'clockOffset' | 'backups'> & {
  readonly policy: Policy;
  readonly annotations: readonly Annotation[];
  readonly now: string | undefined;
};

/** A time of the service: bare, in UTC or with an offset, some with a fraction; few of them are no time. */
const aTime = (at: number) =>
  fc
    .tuple(fc.constantFrom('', '', 'Z', '+09:00', '.5', '.123456Z'), fc.integer({ min: 0, max: 19 }))
    .map(([end, luck]) => (luck === 0 ? 'soon' : `${new Date(at).toISOString().slice(0, 19)}${end}`));

// Few different starts, so that many are equal.
const aRun: fc.Arbitrary<Row> = fc
  .record({ day: fc.integer({ min: 0, max: 60 }), length: fc.constantFrom(-hour, 0, 0, hour, 5 * hour, 900 * hour) })
  .chain(({ day, length }) =>
    fc.record({
      restore_start_time: aTime(since + day * 24 * hour),
      restore_end_time: fc.oneof({ weight: 9, arbitrary: aTime(since + day * 24 * hour + length) }, fc.constant(null)),
      restore_state: fc.constantFrom('COMPLETED', 'COMPLETED', 'FAILED', 'PARTIAL_SUCCESS', 'INPROGRESS', 'NEW'),
    }),
  );

const someRules: fc.Arbitrary<Rules> = fc.record(
  {
    longestGap: fc.constantFrom('1d', '12d 6h', '30d', '62d', '90d'),
    longestRun: fc.constantFrom('0s', '59m 59s', '1h', '4h', '2d'),
    whichRun: fc.constantFrom('latest', 'any'),
    leastSuccessRate: fc.constantFrom(0, 1 / 3, 0.5, 2 / 3, 1),
    partial: fc.constantFrom('success', 'failure', 'ignored'),
    validated: fc.constantFrom('required', 'optional'),
  },
  { requiredKeys: [] },
);
const aMatch = fc.constantFrom(
  ...[{ id: 'a' }, { name: 'db-?' }, { name: 'db*' }, { name: 'DB*' }, { name: 'd[b]-*' }, { nme: '*' }],
  ...[{ nme: '?' }, { operation: 'list*', id: 'c' }, { name: 'web.1' }, { name: '*', id: 'b' }],
);
const aDay = fc
  .integer({ min: -2, max: 70 })
  .map((day) => new Date(since + day * 24 * hour).toISOString().slice(0, 10));
const aPolicy: fc.Arbitrary<Policy> = fc.record(
  {
    version: fc.constant(1 as const),
    default: someRules,
    rules: fc.array(
      fc.record({ match: aMatch }).chain((match) => someRules.map((rules) => ({ ...match, ...rules }))),
      {
        maxLength: 3,
      },
    ),
    exceptions: fc.array(
      fc.record({ match: aMatch, reason: fc.constant('old'), owner: fc.constant('Kim'), until: aDay }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['version'] },
);
const about = {
  id: fc.constantFrom(...ids, 'd'),
  outcome: fc.option(fc.constantFrom('passed', 'failed'), { nil: undefined }),
  validatedBy: fc.option(fc.constant('Lee'), { nil: undefined }),
};
const anAnnotation = fc.oneof(
  fc.record({ ...about, started: aDay }),
  fc.record({ ...about, from: aDay, days: fc.integer({ min: 0, max: 30 }) }).map(({ days, ...one }) => ({
    ...one,
    until: new Date(Date.parse(one.from) + days * 24 * hour).toISOString().slice(0, 10),
  })),
) as fc.Arbitrary<Annotation>;

/** An archive, a policy and a moment. */
export const aCase: fc.Arbitrary<Case> = fc.record({
  policy: aPolicy,
  annotations: fc.array(anAnnotation, { maxLength: 4 }),
  now: fc.option(fc.constantFrom('2026-07-20', '2026-08-01T12:00:00Z', '2026-10-01T00:00:00'), { nil: undefined }),
  zone: fc.constantFrom('UTC', '+09:00', '-03:30'),
  clockOffset: fc.constantFrom(0, 59, -60),
  backups: fc.uniqueArray(
    fc.record({
      row: fc.constantFrom({ id: 'a', name: 'db-1' }, { id: 'b', name: 'web.1' }, { id: 'c' }),
      complete: fc.integer({ min: 0, max: 9 }).map((luck) => luck > 0),
      runs: fc.array(aRun, { maxLength: 9 }),
    }),
    { selector: ({ row }) => row.id, maxLength: 3 },
  ),
});
