import type { ActiveCheck, CheckHead, CheckResult, Failure, PassiveCheck, Profile, Trial } from './check.ts';
import type { Answer, Session } from './session.ts';

/** As many failures as a report shows for one check. */
const shown = 3;

/** A connection that broke: the rest of the check would say nothing more. */
class BrokenTrial extends Error {}

/** Runs one check. A failure that throws is a failure of the check. */
export async function runTrial(
  check: ActiveCheck,
  operation: string,
  session: Session,
  seed: number,
  profile: Profile,
): Promise<CheckResult> {
  const failures: Failure[] = [];
  const notes: string[] = [];
  const fail = (message: string, answer?: Answer) => {
    if (failures.length < shown) failures.push({ message, seed, ...(answer && { call: answer.call }) });
  };
  const trial: Trial = {
    seed,
    async call(probe) {
      const answer = await session.call(probe);
      if (answer.failure === undefined) return answer;
      fail(answer.failure, answer);
      throw new BrokenTrial();
    },
    expect(condition, message, answer) {
      if (!condition) fail(message, answer);
    },
    unprovable(reason) {
      notes.push(reason);
    },
  };
  try {
    await check.run(trial);
  } catch (error) {
    if ((error as Error).name === 'UnreachableError') throw error;
    if (!(error instanceof BrokenTrial)) fail(`the check itself failed: ${(error as Error).message}`);
  }
  return result(check, operation, failures, notes[0], profile);
}

/** Collects what one passive check says of every answer. */
export function watch(
  check: PassiveCheck,
  operation: string,
  seed: number,
  profile: Profile,
): { see(answer: Answer): void; result(): CheckResult } {
  const failures: Failure[] = [];
  let seen = 0;
  return {
    see(answer) {
      const verdict = check.judge(answer);
      if (verdict === undefined) return;
      seen += 1;
      if (verdict !== null && failures.length < shown) failures.push({ message: verdict, seed, call: answer.call });
    },
    result: () => result(check, operation, failures, seen === 0 ? 'no answer of the run shows it' : undefined, profile),
  };
}

/** Checks of several operations may stand under one pointer, such as that of a security header. */
export function checkId(operation: string, { pointer, name }: CheckHead): string {
  return `${operation} ${pointer} ${name}`;
}

function result(
  check: CheckHead,
  operation: string,
  failures: readonly Failure[],
  note: string | undefined,
  profile: Profile,
): CheckResult {
  const { pointer, name, covers, assumed } = check;
  const asked = assumed && profile === 'live';
  const outcome = failures.length > 0 ? (asked ? 'differs' : 'fail') : note === undefined ? 'pass' : 'unprovable';
  return {
    id: checkId(operation, check),
    pointer,
    name,
    operation,
    covers,
    outcome,
    failures,
    ...(assumed && { assumed }),
    ...(note !== undefined && { note }),
  };
}
