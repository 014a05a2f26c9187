import type { Operation } from '@scp-backup/openapi';
import type { Credentials } from '@scp-backup/signing';
import type { CheckResult, ContractReport, Finding, PlannedCheck, Profile } from './check.ts';
import { checksOf } from './checks/index.ts';
import { generatedDescription } from './description.ts';
import { operationPointer } from './document.ts';
import { createPace } from './pace.ts';
import { askQuestions } from './questions.ts';
import { type Answer, createSession, type Send, type Session } from './session.ts';
import { type Description, type Survey, type Target, walk } from './target.ts';
import { checkId, runTrial, watch } from './trial.ts';

export interface ContractOptions {
  /** Where the service is: scheme, host and port, and what stands before the paths of the document. */
  readonly baseUrl: string;
  /**
   * Values of the path parameters by name; the ones with rows under them. An operation whose path needs another one is not
   * checked, and the report says so.
   */
  readonly parameters: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  /** @default 'documented' */
  readonly profile?: Profile;
  /** Makes the random cases the same again. @default drawn anew */
  readonly seed?: number;
  /** Milliseconds that a timestamp may differ. @default 900000 (15 minutes; assumed) */
  readonly toleranceMs?: number;
  /** Milliseconds for one call. @default 15000 */
  readonly timeoutMs?: number;
  /** The value of `Scp-Api-Version`. @default that of the document */
  readonly apiVersion?: string;
  /** Stop after the first check that fails. @default false */
  readonly bail?: boolean;
  /** Rows that are read at the most. @default 2000 */
  readonly maximumRows?: number;
  /** What sends a request; it must not follow redirects. @default the `globalThis.fetch` of the moment */
  readonly fetch?: Send;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** Another description than the generated one. */
  readonly description?: Description;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** The check that comes next. */
  readonly name: string;
}

/** 70 requests in 60 seconds: the firewall of the live service acts near 80 (observed). */
const livePaceMs = 860;

/**
 * Checks a service against the document. It never throws for what the service does wrong: that stands in the report.
 *
 * @throws {UnreachableError} when the address cannot be reached
 * @throws {RangeError} when no path parameter has a value or the address is none
 */
export async function runContract(options: ContractOptions): Promise<ContractReport> {
  const { profile = 'documented', now = Date.now, toleranceMs = 15 * 60_000, onProgress = () => {} } = options;
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31);
  const description = options.description ?? generatedDescription(options.apiVersion);
  checkOptions(options, description);
  const startedAt = new Date(now()).toISOString();
  const listeners: ((answer: Answer) => void)[] = [];
  const session = createSession({
    baseUrl: options.baseUrl,
    credentials: options.credentials,
    apiVersion: options.apiVersion ?? description.apiVersion,
    send: options.fetch ?? ((request) => globalThis.fetch(request)),
    timeoutMs: options.timeoutMs ?? 15_000,
    now,
    pace: createPace(profile === 'live' ? livePaceMs : 0, now, options.wait ?? sleep),
    onAnswer: (answer) => {
      for (const listener of listeners) listener(answer);
    },
  });

  const checks: CheckResult[] = [];
  const findings: Finding[] = [];
  for (const bare of targetsOf(description, options.parameters)) {
    const missing = missingValues(bare.operation, options.parameters);
    if (missing.length > 0) {
      checks.push(leftOut(bare.operation, missing));
      continue;
    }
    // The first answers are judged too, by checks that are made from what they say.
    const early: Answer[] = [];
    listeners.push((answer) => early.push(answer));
    const target = { ...bare, survey: await survey(bare, session, options.maximumRows ?? 2000) };
    listeners.pop();
    const { active, passive } = checksOf(target, { profile, toleranceMs });
    const watched = passive.map((check) => watch(check, target.operation.id, seed, profile));
    const see = (answer: Answer) => {
      for (const one of watched) one.see(answer);
    };
    early.forEach(see);
    listeners.push(see);
    for (const check of active) {
      const failed = checks.filter(({ outcome }) => outcome === 'fail').length;
      onProgress({
        done: checks.length,
        total: checks.length + active.length + passive.length,
        failed,
        name: check.name,
      });
      checks.push(await runTrial(check, target.operation.id, session, seed, profile));
      if (options.bail && (checks.at(-1)?.outcome === 'fail' || watched.some((one) => one.result().outcome === 'fail')))
        break;
    }
    if (profile === 'live') findings.push(...(await askQuestions(target, session, now)));
    listeners.pop();
    checks.push(...watched.map((one) => one.result()));
  }
  return summary({ baseUrl: options.baseUrl, profile, seed, startedAt, calls: session.calls, checks, findings });
}

/** Every check that a run would make, without making it: of all operations, or of those whose path has its values. */
export function plannedChecks(
  description: Description = generatedDescription(),
  profile: Profile = 'documented',
  parameters?: ContractOptions['parameters'],
): readonly PlannedCheck[] {
  const targets = targetsOf(description, parameters ?? {}).filter(
    ({ operation }) => !parameters || missingValues(operation, parameters).length === 0,
  );
  return targets.flatMap((target) => {
    const { active, passive } = checksOf(target, { profile, toleranceMs: 900_000 });
    const operation = target.operation.id;
    return [...active, ...passive].map((check) => ({ ...check, operation, id: checkId(operation, check) }));
  });
}

const nothing: Survey = { rows: [], total: 0, complete: true };

function targetsOf(description: Description, values: Readonly<Record<string, string>>): readonly Target[] {
  return Object.values(description.operations).map((operation) => ({
    description,
    operation,
    path: Object.fromEntries(pathParameters(operation).map((name) => [name, values[name] ?? ''])),
    fields: description.rows[operation.id] ?? {},
    survey: nothing,
  }));
}

function pathParameters({ parameters }: Operation): readonly string[] {
  return Object.keys(parameters).filter((name) => parameters[name]?.in === 'path');
}

function missingValues(operation: Operation, values: ContractOptions['parameters']): readonly string[] {
  return pathParameters(operation).filter((name) => !values[name]);
}

function leftOut({ id: operation, path }: Operation, missing: readonly string[]): CheckResult {
  const head = { pointer: operationPointer(path), name: `${operation} is checked`, covers: [] };
  const note = `no value for ${missing.join(' and ')} was given`;
  return { ...head, id: checkId(operation, head), operation, outcome: 'unprovable', note, failures: [] };
}

async function survey(target: Target, session: Session, maximum: number): Promise<Survey> {
  const { list } = target.operation;
  if (!list) return nothing;
  const found = await walk({ ...target, list }, [], session.call, maximum);
  return found.problem === undefined ? found : { ...found, complete: false };
}

function checkOptions({ baseUrl, parameters, fetch }: ContractOptions, { operations }: Description): void {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new RangeError(
      `baseUrl is ${JSON.stringify(baseUrl)}; allowed: an address that begins with http:// or https://`,
    );
  }
  if (new URL(baseUrl).search || new URL(baseUrl).username)
    throw new RangeError('baseUrl must have no query and no user');
  if (fetch !== undefined && typeof fetch !== 'function') throw new RangeError('fetch must be a function');
  const names = [...new Set(Object.values(operations).flatMap(pathParameters))];
  if (names.length > 0 && !names.some((name) => parameters[name])) {
    throw new RangeError(`parameters has no ${names.join(' and no ')}: give the one whose rows the checks may read`);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

type Facts = Pick<ContractReport, 'baseUrl' | 'profile' | 'seed' | 'startedAt' | 'calls' | 'checks' | 'findings'>;

function summary(facts: Facts): ContractReport {
  const number = (outcome: CheckResult['outcome']) => facts.checks.filter((one) => one.outcome === outcome).length;
  const failed = number('fail');
  const differs = number('differs');
  return { ...facts, passed: number('pass'), failed, unprovable: number('unprovable'), differs, ok: failed === 0 };
}
