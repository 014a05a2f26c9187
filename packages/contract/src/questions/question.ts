import type { Finding } from '../check.ts';
import type { Answer, Probe } from '../probe.ts';

export type Ask = (probe: Probe) => Promise<Answer>;

/** What the service is asked because the document leaves it open, or only assumes it. */
export interface Question {
  readonly operation: string;
  readonly question: string;
  /** Where the document assumes an answer. */
  readonly pointer?: string | undefined;
  /** The assumptions that the question covers, such as `assumption:listThings.page.minimum`. */
  readonly covers: readonly string[];
  ask(call: Ask): Promise<Found>;
}

export type Found = Pick<Finding, 'answer' | 'assumption'>;

export async function findingOf({ operation, question, pointer, ask }: Question, call: Ask): Promise<Finding> {
  const found = await ask(call).catch((error: Error): Found => ({ answer: `could not be asked: ${error.message}` }));
  return { operation, question, pointer, ...found };
}

export function confirmed(answer: string): Found {
  return { answer, assumption: 'confirmed' };
}

export function differs(answer: string): Found {
  return { answer, assumption: 'differs' };
}

export function inconclusive(answer: string): Found {
  return { answer, assumption: 'inconclusive' };
}
