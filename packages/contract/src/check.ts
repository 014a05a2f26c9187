import type { Answer, Probe, ShownCall } from './probe.ts';
import type { RawAnswer } from './session/session.ts';

/**
 * - `documented`: everything that the document says, also what it assumes.
 * - `observed`: the same, with the quirks that were seen: a request without signature headers may get 404.
 * - `live`: reads only, keeps a pace, and takes each assumption as a question.
 */
export type Profile = 'documented' | 'observed' | 'live';

/** What a check is about. */
export interface CheckHead {
  /** JSON pointer into the OpenAPI document. */
  readonly pointer: string;
  /** What must hold, in a few words. */
  readonly name: string;
  /** What the check covers, such as `parameter:listThings.page`. */
  readonly covers: readonly string[];
  /** The vendor does not document it: a question for the live service. */
  readonly assumed?: true | undefined;
}

/** A check before it runs. */
export interface PlannedCheck extends CheckHead {
  readonly id: string;
  readonly operation: string;
}

/** A check that sends its own requests. */
export interface ActiveCheck extends CheckHead {
  /** Where it fails, no later check of the operation can show anything. */
  readonly isGate?: true | undefined;
  run(trial: Trial): Promise<void>;
}

/** A check that looks at every whole response of its operation. */
export interface PassiveCheck extends CheckHead {
  /** What it cannot show of the data at hand. */
  readonly note?: string | undefined;
  /** What is wrong with the answer; null where it is right, undefined where the check has nothing to say about it. */
  judge(answer: Answer): string | null | undefined;
}

/** One run of an active check. */
export interface Trial {
  readonly seed: number;
  call(probe: Probe): Promise<Answer>;
  /** The same over a socket of its own, as bytes; undefined where requests do not go over sockets. */
  raw(probe: Probe): Promise<RawAnswer> | undefined;
  /** Records a failure unless the condition holds, and goes on. */
  expect(condition: boolean, message: string, answer?: { readonly call: ShownCall }): void;
  /** The data at hand cannot show it. What was checked before still counts. */
  inconclusive(reason: string): void;
  /** Checks cases side by side. Failures stand in the order of the cases; a broken connection ends its case only. */
  each<Case>(cases: Iterable<Case>, check: (one: Case, trial: Trial) => Promise<void>): Promise<void>;
}

/** - `inconclusive`: the data or the way of calling cannot show it. */
export type Outcome = 'passed' | 'failed' | 'inconclusive';

export interface Failure {
  readonly message: string;
  readonly seed: number;
  readonly call?: ShownCall | undefined;
}

export interface CheckResult {
  /** Operation, pointer and name. No two results of a report have the same one. */
  readonly id: string;
  readonly pointer: string;
  readonly name: string;
  readonly operation: string;
  readonly covers: readonly string[];
  readonly outcome: Outcome;
  readonly assumed?: true | undefined;
  /** Why it is inconclusive, or proven in part. */
  readonly note?: string | undefined;
  readonly failures: readonly Failure[];
}

/** An answer to what the document leaves open or only assumes. */
export interface Finding {
  readonly operation: string;
  readonly question: string;
  readonly answer: string;
  /** Where the document assumes an answer: the pointer of the assumption. */
  readonly pointer?: string | undefined;
  /** Whether the service does what the document assumes. */
  readonly assumption?: 'confirmed' | 'differs' | 'inconclusive' | undefined;
}

export interface ContractReport {
  readonly baseUrl: string;
  readonly profile: Profile;
  readonly seed: number;
  readonly startedAt: string;
  readonly calls: number;
  readonly passed: number;
  readonly failed: number;
  readonly inconclusive: number;
  /** No check failed. */
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
  /** What the service does where the document only assumes. */
  readonly findings: readonly Finding[];
}
