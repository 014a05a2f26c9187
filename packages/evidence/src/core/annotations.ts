import { errorTexts } from '../messages/errors.ts';
import { EvidenceError } from './error.ts';
import { readMoment } from './moment.ts';

/** What only people know of a run, or of the runs of a time range. */
export interface Annotation {
  /** The id of the backup. */
  readonly id: string;
  /** The start of the run, as the row states it; or else a range. */
  readonly started?: string | undefined;
  readonly from?: string | undefined;
  /** The end of the range; a date is included. */
  readonly until?: string | undefined;
  readonly kind?: 'drill' | 'recovery' | undefined;
  readonly validatedBy?: string | undefined;
  /** How it was validated. */
  readonly method?: string | undefined;
  readonly outcome?: 'passed' | 'failed' | undefined;
  readonly ticket?: string | undefined;
  readonly note?: string | undefined;
}

export interface Annotations {
  readonly version: 1;
  readonly annotations: readonly Annotation[];
}

/** An annotation with its range in milliseconds since 1970. */
export interface ReadAnnotation {
  readonly annotation: Annotation;
  readonly from: number;
  readonly until: number;
}

/** Reads the times of annotations. */
export function readAnnotations(all: readonly Annotation[], zone: string): readonly ReadAnnotation[] {
  return all.map((annotation) => readAnnotation(annotation, zone));
}

/**
 * Reads the times of an annotation.
 *
 * @throws {EvidenceError} `invalidArgument`
 */
export function readAnnotation(annotation: Annotation, zone: string): ReadAnnotation {
  const { started, from, until } = annotation;
  if (started !== undefined) {
    const moment = readMoment('started', started, zone);
    return { annotation, from: moment, until: moment + 1 };
  }
  const range = {
    from: from === undefined ? Number.NEGATIVE_INFINITY : readMoment('from', from, zone),
    until: until === undefined ? Number.POSITIVE_INFINITY : readMoment('until', until, zone, 'end'),
  };
  if (range.from < range.until) return { annotation, ...range };
  throw new EvidenceError('invalidArgument', errorTexts.untilBeforeFrom(until));
}

/** Whether an annotation says that somebody looked at the data, and that it was right. */
export function isValidation({ outcome, validatedBy }: Annotation): boolean {
  return outcome === 'passed' && Boolean(validatedBy);
}
