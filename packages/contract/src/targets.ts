import type { ActiveCheck, CheckResult, PassiveCheck, PlannedCheck, Profile } from './check.ts';
import { type CheckOptions, checksOf } from './checks/index.ts';
import { generatedDescription } from './description.ts';
import { operationPointer } from './document.ts';
import { type Question, questionsOf } from './questions/index.ts';
import type { Description, Survey, Target } from './target.ts';
import { checkId } from './trial.ts';

const nothing: Survey = { rows: [], total: 0, complete: true };

/** A question before it is asked. */
export type PlannedQuestion = Pick<Question, 'operation' | 'question' | 'covers'>;

/** The operations of a description, before anything was read. */
export function targetsOf(description: Description, values: Readonly<Record<string, string>>): readonly Target[] {
  return Object.values(description.operations).map((operation) => ({
    description,
    operation,
    path: Object.fromEntries(pathParameters(operation).map((name) => [name, values[name] ?? ''])),
    fields: description.rows[operation.id] ?? {},
    survey: nothing,
  }));
}

export function pathParameters({ parameters }: Description['operations'][string]): readonly string[] {
  return Object.keys(parameters).filter((name) => parameters[name]?.in === 'path');
}

/** A check of one operation. */
export interface Planned<Check> {
  readonly head: PlannedCheck;
  readonly check: Check;
}

export interface Plan {
  readonly active: readonly Planned<ActiveCheck>[];
  readonly passive: readonly Planned<PassiveCheck>[];
}

/** The checks of all operations, in the order of the report. */
export function planOf(targets: readonly Target[], options: CheckOptions): Plan {
  const plans = targets.map((target) => {
    const { active, passive } = checksOf(target, options);
    const { id: operation } = target.operation;
    const planned = <Check extends ActiveCheck | PassiveCheck>(check: Check): Planned<Check> => {
      const { pointer, name, covers, assumed } = check;
      const head = { pointer, name, covers, assumed, operation, id: checkId(operation, check) };
      return { head, check };
    };
    return { active: active.map(planned), passive: passive.map(planned) };
  });
  return { active: plans.flatMap(({ active }) => active), passive: plans.flatMap(({ passive }) => passive) };
}

/** The path parameters of an operation that have no value. */
export function missingValues({ operation }: Target, values: Readonly<Record<string, string>>): readonly string[] {
  return pathParameters(operation).filter((name) => !values[name]);
}

/** What a report says of an operation that cannot be called. */
export function leftOut({ operation }: Target, missing: readonly string[]): CheckResult {
  const { id, path } = operation;
  const head = { pointer: operationPointer(path), name: `${id} is checked`, covers: [] };
  const note = `no value for ${missing.join(', ')} was given`;
  return { ...head, id: checkId(id, head), operation: id, outcome: 'inconclusive', note, failures: [] };
}

/**
 * Every check that a run would report, without making it: of all operations, or of those whose path has its values. The
 * profile `live` reports assumptions of the document as findings, not as checks.
 */
export function plannedChecks(
  description: Description = generatedDescription(),
  profile: Profile = 'documented',
  parameters?: Readonly<Record<string, string>>,
): readonly PlannedCheck[] {
  const targets = targetsOf(description, parameters ?? anyValues(description)).filter(
    (target) => !parameters || missingValues(target, parameters).length === 0,
  );
  const { active, passive } = planOf(targets, { profile, toleranceMs: 900_000, now: Date.now });
  return [...active, ...passive].map(({ head }) => head).filter(({ assumed }) => profile !== 'live' || !assumed);
}

/** Every question that a run would ask, without asking it. */
export function plannedQuestions(
  description: Description = generatedDescription(),
  profile: Profile = 'live',
): readonly PlannedQuestion[] {
  return targetsOf(description, anyValues(description))
    .flatMap((target) => questionsOf(target, { profile, now: Date.now }))
    .map(({ operation, question, covers }) => ({ operation, question, covers }));
}

function anyValues({ operations }: Description): Readonly<Record<string, string>> {
  const names = Object.values(operations).flatMap(pathParameters);
  return Object.fromEntries(names.map((name) => [name, 'any']));
}
