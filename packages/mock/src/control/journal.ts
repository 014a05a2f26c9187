import { redactHeaders } from '@scp-backup/signing';
import type { MockRequest } from '../request/mock-request.ts';

/** One request that came, and what became of it. */
export interface JournalEntry {
  /** Milliseconds since 1970, by the clock of the mock. */
  readonly at: number;
  /** The HTTP method. */
  readonly method: string;
  /** The URL exactly as it came. */
  readonly url: string;
  /** Headers by name in lower case; values that are not known to be harmless are hidden. */
  readonly headers: Readonly<Record<string, string>>;
  /** The operation whose path it was. */
  readonly operation?: string | undefined;
  /** The status of the response. */
  readonly status: number;
}

/** Older entries are forgotten. */
const kept = 10_000;
/** Characters of all entries: long URLs are forgotten sooner. */
const keptCharacters = 20_000_000;

/** An entry before its secrets are hidden, which costs as much as recording it. */
interface Recorded extends Omit<JournalEntry, 'headers'> {
  readonly headers: MockRequest['headers'];
}

export interface Journal {
  entries(): readonly JournalEntry[];
  record(at: number, request: MockRequest, operation: string | undefined, status: number): void;
  clear(): void;
}

export function createJournal(): Journal {
  const recorded: Recorded[] = [];
  let characters = 0;
  return {
    entries: () => recorded.map((one) => ({ ...one, headers: redactHeaders(one.headers) })),
    record(at, { method, url, headers }, operation, status) {
      const entry = { at, method, url, headers, ...(operation && { operation }), status };
      recorded.push(entry);
      characters += sizeOf(entry);
      // Dropping one at a time would move all others at each request.
      if (recorded.length < 2 * kept && characters < keptCharacters) return;
      recorded.splice(0, Math.ceil(recorded.length / 2));
      characters = recorded.reduce((sum, one) => sum + sizeOf(one), 0);
    },
    clear() {
      recorded.length = 0;
      characters = 0;
    },
  };
}

function sizeOf({ url, headers }: Recorded): number {
  let size = url.length;
  for (const [, value] of headers) size += value.length;
  return size;
}
