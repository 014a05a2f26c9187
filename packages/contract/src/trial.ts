import type { ActiveCheck, CheckHead, CheckResult, Failure, PassiveCheck, Trial } from './check.ts';
import type { Answer } from './probe.ts';
import type { Session } from './session/session.ts';

/** As many failures as a report shows for one check. */
const shown = 3;

/** A connection that broke: the rest of the case would say nothing more. */
class BrokenTrial extends Error {}

/** What a check found, in the order of its cases. */
interface Record {
  readonly entries: (Failure | Record)[];
  readonly notes: string[];
}

type Caller = Pick<Session, 'call' | 'raw'>;

/** Runs one check. A failure that throws is a failure of the check. */
export async function runTrial(
  check: ActiveCheck,
  operation: string,
  caller: Caller,
  seed: number,
): Promise<CheckResult> {
  const record: Record = { entries: [], notes: [] };
  await guarded(record, seed, () => check.run(createTrial(record, caller, seed)));
  return resultOf(check, operation, failuresOf(record), record.notes[0]);
}

function createTrial(record: Record, caller: Caller, seed: number): Trial {
  const { entries, notes } = record;
  return {
    seed,
    async call(probe) {
      const answer = await caller.call(probe);
      if (answer.failure === undefined) return answer;
      entries.push({ message: answer.failure, seed, call: answer.call });
      throw new BrokenTrial();
    },
    raw: (probe) => caller.raw(probe),
    expect(condition, message, answer) {
      if (!condition) entries.push({ message, seed, call: answer?.call });
    },
    inconclusive(reason) {
      notes.push(reason);
    },
    async each(cases, check) {
      const running = [...cases].map((one) => {
        const own: Record = { entries: [], notes };
        entries.push(own);
        return guarded(own, seed, () => check(one, createTrial(own, caller, seed)));
      });
      await Promise.all(running);
    },
  };
}

async function guarded({ entries }: Record, seed: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as Error).name === 'UnreachableError') throw error;
    if (error instanceof BrokenTrial) return;
    entries.push({ message: `the check itself failed: ${(error as Error).message}`, seed });
  }
}

function failuresOf({ entries }: Record): readonly Failure[] {
  return entries.flatMap((one) => ('entries' in one ? failuresOf(one) : [one])).slice(0, shown);
}

/** The result of a check that was not run, because nothing could be seen. */
export function unseen(check: ActiveCheck, operation: string): CheckResult {
  return resultOf(check, operation, [], 'not run: the service does not accept the keys');
}

/** Collects what one passive check says of every answer. */
export function watch(
  check: PassiveCheck,
  operation: string,
  seed: number,
): { see(answer: Answer): void; result(): CheckResult } {
  const failures: Failure[] = [];
  let seen = 0;
  return {
    see(answer) {
      if (failures.length === shown) return;
      const verdict = check.judge(answer);
      if (verdict === undefined) return;
      seen += 1;
      if (verdict !== null) failures.push({ message: verdict, seed, call: answer.call });
    },
    result: () => resultOf(check, operation, failures, seen === 0 ? 'no response of the run shows it' : check.note),
  };
}

/** Checks of several operations may stand under one pointer, such as that of a security header. */
export function checkId(operation: string, { pointer, name }: CheckHead): string {
  return `${operation} ${pointer} ${name}`;
}

function resultOf(
  check: CheckHead,
  operation: string,
  failures: readonly Failure[],
  note: string | undefined,
): CheckResult {
  const { pointer, name, covers, assumed } = check;
  const proven = note === undefined ? 'passed' : 'inconclusive';
  return {
    id: checkId(operation, check),
    pointer,
    name,
    operation,
    covers,
    outcome: failures.length > 0 ? 'failed' : proven,
    failures,
    assumed,
    note,
  };
}
