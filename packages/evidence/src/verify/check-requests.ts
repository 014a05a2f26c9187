import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathOf } from '../archive/histories.ts';
import { names, type RequestLine } from '../archive/layout.ts';
import { readSums } from '../archive/sums.ts';
import { problemTexts } from '../messages/problems.ts';
import { type Examined, exactLines, keyOf } from './examined.ts';

/** Each response has one request, each history the rows of its responses; returns the requests of the lists of backups. */
export async function checkRequests(examined: Examined): Promise<readonly RequestLine[]> {
  const { directory, lines, histories, tally, report } = examined;
  const { sums } = await readSums(directory);
  const unclaimed = new Set([...sums.keys()].filter((file) => file.startsWith(`${names.responses}/`)));
  const rows = new Map<string, number>();
  const listRequests: RequestLine[] = [];
  for await (const line of exactLines<RequestLine>(directory, names.requests, report)) {
    tally.addRequest(line);
    if (!histories.some(({ operation }) => operation === line.operation)) listRequests.push(line);
    const key = keyOf(line);
    const { file, url } = line;
    if (!lines.has(key)) report('request', names.requests, problemTexts.noHistory(url));
    if (!isOwnUrl(examined, line)) report('request', names.requests, problemTexts.otherUrl(url, key));
    if (line.rows !== null) rows.set(key, (rows.get(key) ?? 0) + line.rows);
    if ((file === null) === isSuccess(line)) report('request', names.requests, problemTexts.statusAndFile(url));
    if (file === null) continue;
    if (!unclaimed.delete(file)) report('request', file, problemTexts.notResponse);
    else if (sums.get(file) !== line.sha256) report('request', file, problemTexts.requestChecksum);
    else if ((await sizeOf(join(directory, file))) !== line.bytes) report('request', file, problemTexts.requestSize);
  }
  for (const file of unclaimed) report('request', file, problemTexts.noRequest);
  for (const [key, line] of lines) {
    const found = rows.get(key) ?? 0;
    if (line.rows !== found) report('count', names.histories, problemTexts.otherRows(key, line.rows, found));
  }
  return listRequests;
}

function isOwnUrl({ parameters: { baseUrl } }: Examined, { url, operation, of }: RequestLine): boolean {
  return url.replace(/\?.*/s, '') === `${baseUrl.replace(/\/$/, '')}${pathOf(operation, of)}`;
}

function isSuccess({ status }: RequestLine): boolean {
  return status !== null && status >= 200 && status < 300;
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
