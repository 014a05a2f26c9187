import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupClientOptions, createBackupClient } from '@scp-backup/client';
import { service } from '@scp-backup/openapi';
import { historiesIn } from '../archive/histories.ts';
import {
  type ArchiveSummary,
  type HistoryLine,
  markerOf,
  names,
  type RequestLine,
  type ScopeLine,
} from '../archive/layout.ts';
import { readValues, writeWhole } from '../archive/lines.ts';
import { ownersOf, readScope, subjectsOf } from '../archive/scope.ts';
import { EvidenceError } from '../core/error.ts';
import type { RunHistory } from '../core/histories.ts';
import { errorTexts } from '../messages/errors.ts';
import { parametersOf } from './parameters.ts';
import { createRecorder } from './recorder.ts';
import { readMarker, seal } from './seal.ts';
import { type Walk, type Walker, walkHistory } from './walk-history.ts';

export interface CollectOptions {
  /** The folder of the archive: a new one, or one whose collection was interrupted or is incomplete. */
  readonly directory: string;
  /** Where the service is and who calls it: the options of the client. */
  readonly connection: BackupClientOptions;
  /**
   * The ids whose histories are collected, such as those of backups, or all that the service lists. An id that no list
   * holds is called with the history that the documentation begins with.
   */
  readonly ids: readonly string[] | 'all';
  /** From when on runs started: a date, or a time. */
  readonly since: string;
  /** Until when runs started: a date, which is included, or a time, which is not. @default when the collection began */
  readonly until?: string | undefined;
  /** The zone of times without one, in rows and in the period: `UTC`, or an offset such as `+09:00`. @default 'UTC' */
  readonly zone?: string | undefined;
  /** How many histories are walked at once; the pace of the client holds for all of them. @default 4 */
  readonly atOnce?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CollectProgress) => void) | undefined;
  /** The clock of this machine, in milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined;
}

export interface CollectProgress {
  readonly histories: number;
  readonly total: number;
  readonly incomplete: number;
  readonly rows: number;
  /** The history that was read last. */
  readonly history: HistoryLine;
}

/**
 * Walks every history into an archive, and finishes it. What was interrupted goes on: histories that were read to their
 * end stay, the others start anew. A history that fails is recorded and tried again by the next run.
 *
 * @throws {BackupError} for failures that concern every history, such as wrong credentials; the next run goes on
 * @throws {EvidenceError} `invalidArgument`, `otherArchive`, `incompleteList`
 */
export async function collect(options: CollectOptions): Promise<ArchiveSummary> {
  const { directory, connection, signal, now = Date.now, atOnce = 4, onProgress } = options;
  const recorder = createRecorder(connection.fetch, now);
  // Named, so that the client replaces it by no other: what an archive says of its responses holds for each of them.
  const { apiVersion = service.apiVersion } = connection;
  const client = createBackupClient({ ...connection, apiVersion, fetch: recorder.fetch });
  const histories = historiesIn(apiVersion);
  const lists = ownersOf(histories);
  if (options.ids === 'all' && histories.some(({ parameter, owner }) => parameter !== undefined && !owner)) {
    throw new EvidenceError('invalidArgument', errorTexts.noListOfIds);
  }
  const called = { apiVersion, baseUrl: client.baseUrl, operations: histories.map(({ operation }) => operation) };
  const parameters = await parametersOf(options, called, now());
  const finished = await reopen(directory);
  if (finished) return finished;

  const walker: Walker = { directory, client, recorder, signal, now };
  const optional = parameters.ids === 'all' ? {} : ({ optional: true } as const);
  const ownerWalks = lists.map((owner): Walk => ({ ...owner, of: null, input: {}, ...optional }));
  const listed = new Map<string, readonly RequestLine[]>();
  for (const walk of ownerWalks) {
    const history = await walkUnlessDone(walker, walk);
    if (!history.complete && !walk.optional) {
      const reason = history.error?.message ?? history.warnings.join('; ');
      throw new EvidenceError('incompleteList', errorTexts.incompleteList(walk.operation, history.error?.code, reason));
    }
    listed.set(walk.operation, (await readMarker(directory, walk.operation, null)).requests);
  }
  const scope = await readScope(directory, lists, (operation) => listed.get(operation) ?? [], parameters);
  const historyWalks = histories.flatMap((history) => walksOf(history, scope));

  const progress = { histories: 0, total: historyWalks.length, incomplete: 0, rows: 0 };
  await inParallel(historyWalks, atOnce, async (walk) => {
    const history = await walkUnlessDone(walker, walk);
    progress.histories += 1;
    progress.incomplete += history.complete ? 0 : 1;
    progress.rows += history.rows;
    onProgress?.({ ...progress, history });
  });
  return seal({ directory, parameters, histories, walks: [...ownerWalks, ...historyWalks], scope });
}

/** The lists of one operation: one for each id that was asked for, or the one that holds everything. */
function walksOf(history: RunHistory, scope: readonly ScopeLine[]): readonly Walk[] {
  const { operation, list, parameter = '' } = history;
  return subjectsOf(history, scope).map((of) => ({
    operation,
    list,
    of,
    input: of === null ? {} : { [parameter]: of },
  }));
}

async function walkUnlessDone(walker: Walker, walk: Walk): Promise<HistoryLine> {
  const { operation, of } = walk;
  if (existsSync(markerOf(walker.directory, operation, of))) {
    const { history } = await readMarker(walker.directory, operation, of);
    if (history.complete) return history;
  }
  return walkHistory(walker, walk);
}

async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const failed = { it: false };
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      if (failed.it) return;
      await work(item).catch((error: unknown) => {
        failed.it = true;
        throw error;
      });
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: Math.max(1, atOnce) }, worker));
  for (const one of workers) if (one.status === 'rejected') throw one.reason;
}

/** The summary of a finished archive. An incomplete one is opened again, so that what failed is tried once more. */
async function reopen(directory: string): Promise<ArchiveSummary | undefined> {
  if (!existsSync(join(directory, names.sums))) return undefined;
  const summary: ArchiveSummary = JSON.parse(await readFile(join(directory, names.archive), 'utf8'));
  if (summary.complete) {
    await rm(join(directory, names.collecting), { recursive: true, force: true });
    return summary;
  }
  const requests = readValues<RequestLine>(join(directory, names.requests));
  let next = await requests.next();
  for await (const history of readValues<HistoryLine>(join(directory, names.histories))) {
    const lines: unknown[] = [history];
    for (
      ;
      !next.done && next.value.operation === history.operation && next.value.of === history.of;
      next = await requests.next()
    ) {
      lines.push(next.value);
    }
    const marker = markerOf(directory, history.operation, history.of);
    await writeWhole(marker, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  await rm(join(directory, names.sums));
  return undefined;
}
