import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** The names in an archive. */
export const names = {
  /** The parameters of the run, written before the first request. */
  run: 'run.json',
  /** The result of the run, written at its end. */
  archive: 'archive.json',
  /** One line per history: whether it is complete, its rows, what went wrong. */
  histories: 'histories.ndjson',
  /** One line per request. */
  requests: 'requests.ndjson',
  /** One line per row of the period. */
  runs: 'dataset/runs.ndjson',
  /** One line per object of the lists of what has histories. */
  scope: 'dataset/scope.ndjson',
  annotations: 'annotations.yaml',
  sums: 'SHA256SUMS',
  responses: 'responses',
  /** One file per history that was read to its end, until the archive is finished. */
  collecting: '.collecting',
} as const;

export const formatVersion = 1;

/** The parameters of a run. */
export interface RunParameters {
  readonly format: typeof formatVersion;
  readonly tool: string;
  /** The API version that was asked for, and that of the document. */
  readonly apiVersion: string;
  readonly document: string;
  readonly baseUrl: string;
  /** The histories that are collected. */
  readonly operations: readonly string[];
  /** The ids that were asked for, or all that the service lists. */
  readonly ids: readonly string[] | 'all';
  /** From when on, and before when, runs started. */
  readonly since: string;
  readonly until: string;
  /** The options that these times were read from; `null` was not given. */
  readonly given: { readonly since: string; readonly until: string | null };
  /** The zone of times without one (assumed). */
  readonly zone: string;
  /** When the run began, by the clock of this machine. */
  readonly begun: string;
}

/** What an archive holds in total. */
export interface ArchiveSummary {
  /** Whether every history was read to its end and nothing says that rows are missing. */
  readonly complete: boolean;
  readonly histories: number;
  readonly incomplete: number;
  readonly requests: number;
  /** Rows of all histories, and those of the period. */
  readonly rows: number;
  readonly inPeriod: number;
  /** Seconds that the service's clock was ahead of this machine's, by the `Date` of the responses; `null` without one. */
  readonly clockOffset: number | null;
  /** When the last history was read. */
  readonly ended: string;
}

/** A list that was walked: the history of one object, or the list of all objects. */
export interface HistoryLine {
  readonly operation: string;
  /** The id that the history belongs to; `null` for a list of everything. */
  readonly of: string | null;
  readonly complete: boolean;
  /** Whether the archive is complete without it. */
  readonly optional?: true | undefined;
  readonly rows: number;
  /** Rows that the service counts, where it does. */
  readonly count: number | null;
  readonly warnings: readonly string[];
  readonly error: { readonly code: string; readonly status: number | null; readonly message: string } | null;
  readonly ended: string;
}

/** One request that was sent. */
export interface RequestLine {
  readonly time: string;
  readonly operation: string;
  readonly of: string | null;
  readonly url: string;
  /** `null`: no response arrived. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** The `Date` of the response. */
  readonly date: string | null;
  /** The body as it arrived, without the encoding of the transfer. */
  readonly bytes: number;
  readonly sha256: string;
  /** The file with the body; `null` for a failure, whose body may repeat what was sent. */
  readonly file: string | null;
  /** Rows that this response gave to the history; `null` for a response that was repeated, or showed the end. */
  readonly rows: number | null;
}

/** One row of the period. */
export interface DatasetLine {
  readonly operation: string;
  readonly of: string;
  readonly response: string;
  readonly index: number;
  readonly row: Readonly<Record<string, unknown>>;
}

/** One object of the lists of what has histories. */
export interface ScopeLine {
  /** The operation that listed it; `null` where no list was read, or none has the id. */
  readonly operation: string | null;
  readonly of: string;
  /** Whether its histories were asked for. */
  readonly selected: boolean;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The folder of a list's responses. Ids that are not safe as names on every system are hashed. */
export function folderOf(operation: string, of: string | null): string {
  if (of === null) return `${names.responses}/${operation}/all`;
  const isSafe = /^[a-z0-9][a-z0-9_-]{0,63}$/.test(of) && of !== 'all';
  return `${names.responses}/${operation}/${isSafe ? of : `sha256-${createHash('sha256').update(of).digest('hex')}`}`;
}

/** The file that says that a list was read to its end. */
export function markerOf(directory: string, operation: string, of: string | null): string {
  return join(
    directory,
    names.collecting,
    `${folderOf(operation, of)
      .slice(names.responses.length + 1)
      .replace('/', '.')}`,
  );
}
