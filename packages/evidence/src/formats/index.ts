import type { Evaluation } from '../core/evaluate.ts';
import { junitOf } from './junit.ts';
import { openMetricsOf } from './openmetrics.ts';
import { textOf } from './text.ts';

/** The forms of an evaluation. */
export type CheckFormat = 'text' | 'json' | 'junit' | 'openmetrics';

const formats: Readonly<Record<CheckFormat, (evaluation: Evaluation) => string>> = {
  text: textOf,
  json: (evaluation) => `${JSON.stringify(evaluation, null, 2)}\n`,
  junit: junitOf,
  openmetrics: openMetricsOf,
};

/** The names of the forms. */
export const checkFormats: readonly CheckFormat[] = Object.keys(formats) as CheckFormat[];

/** Writes an evaluation: for people, programs, CI systems or Prometheus. */
export function formatCheck(evaluation: Evaluation, format: CheckFormat): string {
  return formats[format](evaluation);
}
