import { redactHeaders } from '@scp-backup/signing';
import type { MockResponse } from '../answer.ts';
import type { MockRequest } from '../request/mock-request.ts';

/** One request that came, and what became of it. */
export interface JournalEntry {
  /** Milliseconds since 1970, by the clock of the mock. */
  readonly at: number;
  readonly method: string;
  /** The URL exactly as it came. */
  readonly url: string;
  /** Headers by name in lower case; values that are not known to be harmless are hidden. */
  readonly headers: Readonly<Record<string, string>>;
  /** The operation whose path it was. */
  readonly operation?: string;
  readonly status: number;
}

/** Entries beyond these are forgotten, the oldest first. */
const kept = 10_000;

export interface Journal {
  readonly entries: readonly JournalEntry[];
  record(at: number, request: MockRequest, operation: string | undefined, response: MockResponse): void;
  clear(): void;
}

export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  return {
    entries,
    record(at, { method, url, headers }, operation, { status }) {
      const shown = redactHeaders(new Headers([...headers].map(([name, value]) => [name, value])));
      entries.push({ at, method, url, headers: shown, ...(operation !== undefined && { operation }), status });
      // Dropping one at a time would move all others at each request.
      if (entries.length >= 2 * kept) entries.splice(0, entries.length - kept);
    },
    clear() {
      entries.length = 0;
    },
  };
}
