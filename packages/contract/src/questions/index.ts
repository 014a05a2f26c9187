import type { Profile } from '../check.ts';
import type { Target } from '../target.ts';
import { liveQuestions } from './live.ts';
import { openQuestions } from './open.ts';
import type { Question } from './question.ts';

export type { Question } from './question.ts';

export interface QuestionOptions {
  readonly profile: Profile;
  readonly now: () => number;
}

/** The questions of an operation; those that take many calls only to the live service. */
export function questionsOf(target: Target, { profile, now }: QuestionOptions): readonly Question[] {
  return [...openQuestions(target), ...(profile === 'live' ? liveQuestions(target, now) : [])];
}
