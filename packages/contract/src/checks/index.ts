import type { ActiveCheck, PassiveCheck, Profile } from '../check.ts';
import type { ListTarget, Target } from '../target.ts';
import { answerChecks } from './answers.ts';
import { filterChecks } from './filters.ts';
import { framingChecks } from './framing.ts';
import { httpChecks } from './http.ts';
import { itemChecks } from './items.ts';
import { pagingChecks } from './paging.ts';
import { parameterChecks } from './parameters.ts';
import { preflightChecks } from './preflight.ts';
import { securityChecks } from './security.ts';
import { sortingChecks } from './sorting.ts';

export interface CheckOptions {
  readonly profile: Profile;
  readonly toleranceMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Every check of an operation: those that ask, and those that look at every answer. */
export function checksOf(
  target: Target,
  options: CheckOptions,
): { readonly active: readonly ActiveCheck[]; readonly passive: readonly PassiveCheck[] } {
  const { profile, toleranceMs } = options;
  const runs = profile === 'live' ? 5 : 16;
  const { list } = target.operation;
  const listed: ListTarget | undefined = list && { ...target, list };
  return {
    active: [
      ...(profile === 'live' ? preflightChecks(target, options.now) : []),
      ...(listed ? [...pagingChecks(listed, runs), ...sortingChecks(listed), ...filterChecks(listed, runs)] : []),
      ...itemChecks(target),
      ...securityChecks(target, profile, toleranceMs),
      ...parameterChecks(target, profile, 1),
      ...httpChecks(target, profile),
      ...framingChecks(target),
    ],
    passive: answerChecks(target, profile),
  };
}
