import type { RunHistory } from '../core/histories.ts';
import type { ArchiveSummary, HistoryLine, RequestLine } from './layout.ts';

/** Counts what an archive holds: for its summary, and again when it is verified. */
export interface Tally {
  addHistory(line: HistoryLine): void;
  addRequest(line: RequestLine): void;
  addRow(): void;
  summary(): ArchiveSummary;
}

export function createTally(histories: readonly RunHistory[], begun: string): Tally {
  const total = { histories: 0, incomplete: 0, requests: 0, rows: 0, inPeriod: 0 };
  let complete = true;
  let clockOffset: number | null = null;
  let ended = begun;
  return {
    addHistory(line) {
      complete &&= line.complete || line.optional === true;
      if (line.ended > ended) ended = line.ended;
      if (!histories.some(({ operation }) => operation === line.operation)) return;
      total.histories += 1;
      total.incomplete += line.complete ? 0 : 1;
      total.rows += line.rows;
    },
    addRequest(line) {
      total.requests += 1;
      clockOffset = nearerOffset(clockOffset, line);
    },
    addRow() {
      total.inPeriod += 1;
    },
    summary: () => ({ complete, ...total, clockOffset, ended }),
  };
}

/** The seconds between `Date` and the clock of this machine, by the request whose response arrived fastest. */
function nearerOffset(offset: number | null, { time, date }: RequestLine): number | null {
  const seconds = Math.round((Date.parse(date ?? '') - Date.parse(time)) / 1000) + 0;
  if (Number.isNaN(seconds)) return offset;
  return offset === null || Math.abs(seconds) < Math.abs(offset) ? seconds : offset;
}
