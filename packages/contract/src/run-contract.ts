import type { ActiveCheck, CheckResult, ContractReport, Finding } from './check.ts';
import { generatedDescription } from './description.ts';
import { type ContractOptions, checkOptions } from './options.ts';
import type { Answer } from './probe.ts';
import { type Question, questionsOf } from './questions/index.ts';
import { findingOf } from './questions/question.ts';
import { rawExchange } from './session/raw.ts';
import { functionSender, socketSender } from './session/senders.ts';
import { createSession, type Session } from './session/session.ts';
import { createSlots } from './session/slots.ts';
import { createTransport } from './session/transport.ts';
import type { SignedRequest } from './session/wire.ts';
import { surveyOf } from './survey.ts';
import type { Target } from './target.ts';
import { leftOut, missingValues, type Planned, planOf, targetsOf } from './targets.ts';
import { runTrial, unseen, watch } from './trial.ts';

/** Calls that run at the same time, and checks that do. */
const sideBySide = 8;

/** 70 requests in 60 seconds: the firewall of the live service acts near 80 (observed). */
const livePaceMs = 860;

/**
 * Checks a service against the document. It never throws for what the service does wrong: the report says that.
 *
 * @throws {UnreachableError} when the address cannot be reached
 * @throws {RangeError} when no path parameter has a value or the address cannot be used
 */
export async function runContract(options: ContractOptions): Promise<ContractReport> {
  const { profile = 'documented', now = Date.now, toleranceMs = 15 * 60_000, bail = false, baseUrl } = options;
  const { seed = Math.floor(Math.random() * 2 ** 31), only = () => true, maximumRows = 5000 } = options;
  const description = options.description ?? generatedDescription(options.apiVersion);
  checkOptions(options, description);
  const startedAt = new Date(now()).toISOString();
  let onAnswer = (_: Answer) => {};
  const session = sessionOf(options, description.apiVersion, (answer) => onAnswer(answer));

  // The first responses are judged too, by checks that are made from what they say.
  const early: Answer[] = [];
  onAnswer = (answer) => early.push(answer);
  const { parameters } = options;
  const named = targetsOf(description, parameters).map((target) => ({
    target,
    missing: missingValues(target, parameters),
  }));
  const callable = named.flatMap(({ target, missing }) => (missing.length === 0 ? [target] : []));
  const unchecked = named.flatMap(({ target, missing }) => (missing.length > 0 ? [leftOut(target, missing)] : []));
  const targets = await surveyed(callable, session, maximumRows);
  const plan = planOf(targets, { profile, toleranceMs, now });
  const active = plan.active.filter(({ head }) => only(head));
  const watched = plan.passive
    .filter(({ head }) => only(head))
    .map(({ head, check }) => ({ ...watch(check, head.operation, seed), operation: head.operation, name: check.name }));
  onAnswer = (answer) => {
    const { id } = answer.probe.operation;
    for (const one of watched) if (one.operation === id && answer.status > 0) one.see(answer);
  };
  early.forEach(onAnswer);

  const questions = bail || options.only ? [] : targets.flatMap((target) => questionsOf(target, { profile, now }));
  const total = active.length + questions.length + watched.length;
  const results: CheckResult[] = [];
  let done = 0;
  const progress = (name: string) => {
    done += 1;
    options.onProgress?.({ done, total, failed: results.filter(isFailed).length, name });
  };
  const report = (result: CheckResult) => {
    results.push(result);
    progress(result.name);
    return result;
  };
  const failing = () => results.some(isFailed) || watched.some((one) => isFailed(one.result()));
  const closed = new Set<string>();
  const run = async ({ head, check }: Planned<ActiveCheck>) => {
    if (bail && failing()) return undefined;
    const { operation } = head;
    if (closed.has(operation)) return report(unseen(check, operation));
    const result = await runTrial(check, operation, session, seed);
    if (check.isGate && isFailed(result)) closed.add(operation);
    return report(result);
  };
  const width = bail || profile === 'live' ? 1 : sideBySide;
  const findings: (Finding | undefined)[] = [];
  const ask = async (question: Question, index: number) => {
    findings[index] = closed.has(question.operation) ? undefined : await findingOf(question, session.call);
    progress(question.question);
    return undefined;
  };
  const work = [...active.map((one) => () => run(one)), ...questions.map((one, index) => () => ask(one, index))];
  const ended = await inOrder(work, width);
  const all = [...unchecked, ...ended.flatMap((one) => one ?? []), ...watched.map((one) => report(one.result()))];
  session.close();
  const { checks, findings: assumed } = profile === 'live' ? assumptionsApart(all) : { checks: all, findings: [] };
  return summary({
    baseUrl,
    profile,
    seed,
    startedAt,
    calls: session.calls,
    checks,
    findings: [...findings.flatMap((one) => one ?? []), ...assumed],
  });
}

function sessionOf(options: ContractOptions, apiVersion: string, onAnswer: (answer: Answer) => void): Session {
  const { baseUrl, credentials, profile, now = Date.now, wait = sleep, timeoutMs = 15_000 } = options;
  const live = profile === 'live';
  const slots = createSlots({ limit: live ? 1 : sideBySide, intervalMs: live ? livePaceMs : 0, now, wait });
  const sender = options.fetch ? functionSender(options.fetch) : socketSender();
  const transport = createTransport({ sender, slots, timeoutMs, refusalMs: live ? 60_000 : 1000 });
  const raw = (make: () => SignedRequest) => slots.run(() => rawExchange(make(), Math.min(timeoutMs, 5000)));
  const session = { baseUrl, credentials, apiVersion: options.apiVersion ?? apiVersion, transport, now, onAnswer };
  return createSession({ ...session, raw: options.fetch ? undefined : raw });
}

/** The rows of one list after another: the first call shows whether the address can be reached. */
async function surveyed(targets: readonly Target[], session: Session, maximum: number): Promise<readonly Target[]> {
  const found: Target[] = [];
  for (const target of targets) {
    const { list } = target.operation;
    found.push(list ? { ...target, survey: await surveyOf({ ...target, list }, session.call, maximum) } : target);
  }
  return found;
}

/** Does the work side by side; the results stand in the order of the work. */
async function inOrder<Result>(work: readonly (() => Promise<Result>)[], width: number): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = work.entries();
  const worker = async () => {
    for (const [index, one] of left) results[index] = await one();
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** What the document assumes is a question to the live service: a difference is no failure. */
function assumptionsApart(all: readonly CheckResult[]): Pick<ContractReport, 'checks' | 'findings'> {
  const answers = { passed: 'confirmed', failed: 'differs', inconclusive: 'inconclusive' } as const;
  const findings = all
    .filter(({ assumed }) => assumed)
    .map(({ operation, pointer, name, outcome, note, failures: [first] }): Finding => {
      const assumption = answers[outcome];
      return { operation, pointer, question: name, assumption, answer: first?.message ?? note ?? 'yes' };
    });
  return { checks: all.filter(({ assumed }) => !assumed), findings };
}

function isFailed({ outcome }: CheckResult): boolean {
  return outcome === 'failed';
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

type Facts = Pick<ContractReport, 'baseUrl' | 'profile' | 'seed' | 'startedAt' | 'calls' | 'checks' | 'findings'>;

function summary(facts: Facts): ContractReport {
  const number = (outcome: CheckResult['outcome']) => facts.checks.filter((one) => one.outcome === outcome).length;
  const failed = number('failed');
  return { ...facts, passed: number('passed'), failed, inconclusive: number('inconclusive'), ok: failed === 0 };
}
