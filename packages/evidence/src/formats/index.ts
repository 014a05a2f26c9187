import type { Evaluation } from '../core/evaluate.ts';
import type { Language } from '../core/text.ts';
import { junitOf } from './junit.ts';
import { openMetricsOf } from './openmetrics.ts';
import { textOf } from './text.ts';

/** The forms of an evaluation. */
export type CheckFormat = 'text' | 'json' | 'junit' | 'openmetrics';

const formats: Readonly<Record<CheckFormat, (evaluation: Evaluation, language: Language) => string>> = {
  text: textOf,
  json: (evaluation) => `${JSON.stringify(evaluation, null, 2)}\n`,
  junit: junitOf,
  openmetrics: openMetricsOf,
};

/** The names of the forms. */
export const checkFormats: readonly CheckFormat[] = Object.keys(formats) as CheckFormat[];

/**
 * Writes an evaluation: for people, programs, CI systems or Prometheus. `text` and `junit` are in the language; `json` has
 * both, and `openmetrics` neither.
 */
export function formatCheck(evaluation: Evaluation, format: CheckFormat, language: Language = 'en'): string {
  return formats[format](evaluation, language);
}
