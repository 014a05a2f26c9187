import { type Operation, operations, readInstant } from '@scp-backup/openapi';
import { invalidArgument } from './errors/backup-error.ts';
import type { Row, RunOperationId } from './types.ts';

export interface ReadTimeOptions {
  /**
   * The zone of text that carries none: `UTC`, or an offset such as `+09:00`.
   * @default 'UTC', as the vendor's Go SDK reads it (vendor code; assumed)
   */
  readonly zone?: string | undefined;
}

/** A time of the service, read. */
export interface ReadTime {
  readonly date: Date;
  /** The text as the service gave it. */
  readonly raw: string;
  /** Whether the zone was not in the text but taken from the options. */
  readonly assumedZone: boolean;
}

/**
 * Reads a time of a row. `new Date(text)` would read text without a zone as local time of this machine.
 *
 * @returns undefined for null, and for text that is not a time of the service's form, with or without a zone
 * @throws {BackupError} `invalidArgument` for a zone of another form: a name such as `Asia/Seoul` has no fixed offset
 */
export function readTime(
  value: string | null | undefined,
  { zone = 'UTC' }: ReadTimeOptions = {},
): ReadTime | undefined {
  const suffix = /^(UTC|Z)$/i.test(zone) ? 'Z' : zone;
  if (!/^(Z|[+-]\d{2}:\d{2})$/.test(suffix)) throw invalidArgument('zone', zone, 'UTC or an offset such as +09:00');
  const raw = value ?? '';
  const assumedZone = readInstant(raw)?.zoned === false;
  const instant = readInstant(assumedZone ? raw + suffix : raw);
  return instant && { date: new Date(instant.milliseconds), raw, assumedZone };
}

/**
 * Milliseconds from one time of a row to another, both in the same zone; undefined while one of them is missing. Negative
 * where the row says that the end came first.
 */
export function durationBetween(start: string | null | undefined, end: string | null | undefined): number | undefined {
  const from = readTime(start);
  const to = readTime(end);
  return from && to && to.date.getTime() - from.date.getTime();
}

/**
 * Milliseconds that the run of a row took, such as a restore, from the fields that `x-scp-run` of the document names;
 * undefined while it runs.
 */
export function restoreDuration(row: Partial<Row<RunOperationId>>): number | undefined {
  const fields: Readonly<Record<string, unknown>> = { ...row };
  const runs = Object.values<Operation>(operations).flatMap(({ run = [] }) => run);
  const { started = '', ended = '' } = runs.find((run) => run.started in fields && run.ended in fields) ?? {};
  return durationBetween(fields[started] as string | null, fields[ended] as string | null);
}
