import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type BackupClient,
  isBackupError,
  type ListCall,
  type WalkWarning,
  type WithResponse,
} from '@scp-backup/client';
import { type ListBehaviour, readPage } from '@scp-backup/openapi';
import { folderOf, type HistoryLine, markerOf, type RequestLine } from '../archive/layout.ts';
import { writeWhole } from '../archive/lines.ts';
import { isoText } from '../core/moment.ts';
import type { Exchange, Recorder } from './recorder.ts';

/** A list to be walked. */
export interface Walk {
  readonly operation: string;
  readonly list: ListBehaviour;
  /** The id that the list belongs to, and the parameter that it is called with; `null` for a list of everything. */
  readonly of: string | null;
  readonly input: Readonly<Record<string, string>>;
  readonly optional?: true | undefined;
}

/** What walks share. */
export interface Walker {
  readonly directory: string;
  readonly client: BackupClient;
  readonly recorder: Recorder;
  readonly signal: AbortSignal | undefined;
  readonly now: () => number;
}

/** How often a list is walked that changes meanwhile. */
const mostWalks = 3;

/** Failures that concern every list: the run stops, and can be continued. */
const stops: readonly string[] = ['aborted', 'authentication', 'unsupportedVersion'];

type List = (input: object, options: object) => ListCall<unknown, unknown>;

/**
 * Walks a list into the archive: one file per response, and at the end the marker with its lines. Without a marker the
 * folder is a part, which the next run deletes. Where rows moved meanwhile the list is walked again.
 *
 * @throws {BackupError} for failures that concern every list
 */
export async function walkHistory(walker: Walker, walk: Walk): Promise<HistoryLine> {
  const { directory, now } = walker;
  const { operation, of, optional } = walk;
  const folder = folderOf(operation, of);
  await rm(join(directory, folder), { recursive: true, force: true });
  const requests: RequestLine[] = [];
  let result = await walkOnce(walker, walk, folder, requests);
  for (let walks = 1; walks < mostWalks && result.warnings.length > 0 && !result.error; walks++) {
    // The responses of the walk before stay, but give no rows.
    requests.splice(0, requests.length, ...requests.map((line) => ({ ...line, rows: null })));
    result = await walkOnce(walker, walk, folder, requests);
  }
  const { rows, count, warnings, error } = result;
  const history: HistoryLine = {
    operation,
    of,
    complete: !error && !warnings.some(isDoubtful),
    optional,
    rows,
    count,
    warnings: warnings.map(({ code, message }) => `${code}: ${message}`),
    error: error ?? null,
    ended: isoText(now()),
  };
  const lines = [history, ...requests].map((line) => `${JSON.stringify(line)}\n`);
  await writeWhole(markerOf(directory, operation, of), lines.join(''));
  return history;
}

/** Rows that came again are all there; in the other cases some may be missing. */
function isDoubtful({ code, rowsMayBeMissing }: WalkWarning): boolean {
  return rowsMayBeMissing || code === 'countUnproven';
}

interface WalkResult {
  readonly rows: number;
  readonly count: number | null;
  readonly warnings: readonly WalkWarning[];
  readonly error?: HistoryLine['error'] | undefined;
}

async function walkOnce(walker: Walker, walk: Walk, folder: string, requests: RequestLine[]): Promise<WalkResult> {
  const { directory, client, recorder, signal } = walker;
  const log: Exchange[] = [];
  const warnings: WalkWarning[] = [];
  let rows = 0;
  let count: number | null = null;
  const keep = async (pageRows: number | null): Promise<void> => {
    // The page that the walk gave is the response that arrived last.
    const exchanges = log.splice(0);
    for (const exchange of exchanges) {
      const given = exchange === exchanges.at(-1) ? pageRows : null;
      requests.push(await keepExchange(directory, folder, walk, exchange, requests.length + 1, given));
    }
  };
  const pages = async (): Promise<void> => {
    const call = (client as unknown as Readonly<Record<string, List>>)[walk.operation] as List;
    const options = { signal, onWarning: (warning: WalkWarning) => warnings.push(warning) };
    const walked: AsyncIterable<WithResponse<unknown>> = call(walk.input, options).pages().withResponse();
    for await (const { data } of walked) {
      const page = readPage(walk.list, data);
      rows += page?.rows.length ?? 0;
      count = page?.count ?? count;
      await keep(page?.rows.length ?? 0);
    }
  };
  try {
    await recorder.record(log, pages);
    await keep(null);
    return { rows, count, warnings };
  } catch (error) {
    await keep(null);
    if (!isBackupError(error) || stops.includes(error.code)) throw error;
    const { code, status = null, message } = error;
    return { rows, count, warnings, error: { code, status, message } };
  }
}

/** Writes the body of a success; that of a failure may repeat headers that were sent, so its checksum alone is kept. */
async function keepExchange(
  directory: string,
  folder: string,
  { operation, of }: Walk,
  { sent, url, response, body }: Exchange,
  number: number,
  rows: number | null,
): Promise<RequestLine> {
  const bytes = Buffer.concat(body);
  const file = response?.ok ? `${folder}/${String(number).padStart(4, '0')}.json` : null;
  if (file !== null) {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), bytes);
  }
  return {
    time: isoText(sent),
    operation,
    of,
    url,
    status: response?.status ?? null,
    requestId: response?.headers.get('x-request-id') ?? null,
    date: response?.headers.get('date') ?? null,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    file,
    rows,
  };
}
