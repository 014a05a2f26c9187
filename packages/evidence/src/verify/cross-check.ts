import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historiesOfArchive } from '../archive/histories.ts';
import {
  type ArchiveSummary,
  type DatasetLine,
  type HistoryLine,
  names,
  type RequestLine,
  type RunParameters,
  type ScopeLine,
} from '../archive/layout.ts';
import { readLines, readValues } from '../archive/lines.ts';
import { datasetLines, readResponse } from '../archive/responses.ts';
import { ownersOf, readScope, subjectsOf } from '../archive/scope.ts';
import { readSums } from '../archive/sums.ts';
import type { RunHistory } from '../core/histories.ts';
import type { Report } from './problem.ts';

const keyOf = ({ operation, of }: { operation: string; of: string | null }): string => JSON.stringify([operation, of]);

/** Checks that the files of an archive agree with one another; returns the number of rows that do. */
export async function crossCheck(directory: string, report: Report): Promise<number> {
  try {
    const json = async (name: string) => JSON.parse(await readFile(join(directory, name), 'utf8'));
    const parameters: RunParameters = await json(names.run);
    const summary: ArchiveSummary = await json(names.archive);
    const histories = historiesOfArchive(parameters);
    const lines = new Map<string, HistoryLine>();
    for await (const line of readValues<HistoryLine>(join(directory, names.histories))) lines.set(keyOf(line), line);
    const totals = await checkRequests(directory, lines, histories, report);
    await checkScope(directory, parameters, histories, totals.listRequests, lines, report);
    const rows = await checkRows(directory, parameters, histories, lines, report);
    const counted: Partial<ArchiveSummary> = {
      complete: [...lines.values()].every(({ complete, optional }) => complete || optional === true),
      requests: totals.requests,
      inPeriod: rows.expected,
    };
    for (const [name, value] of Object.entries(counted)) {
      const stated = summary[name as keyof ArchiveSummary];
      if (stated !== value) report('count', names.archive, `${name} is ${stated}, but the archive holds ${value}`);
    }
    return rows.agreeing;
  } catch (error) {
    report('unreadable', directory, `the archive cannot be read as a whole: ${(error as Error).message}`);
    return 0;
  }
}

/** Each response has one request, each history the rows of its responses. */
async function checkRequests(
  directory: string,
  lines: ReadonlyMap<string, HistoryLine>,
  histories: readonly RunHistory[],
  report: Report,
): Promise<{ readonly requests: number; readonly listRequests: readonly RequestLine[] }> {
  const { sums } = await readSums(directory);
  const unclaimed = new Set([...sums.keys()].filter((file) => file.startsWith(`${names.responses}/`)));
  const rows = new Map<string, number>();
  const listRequests: RequestLine[] = [];
  let requests = 0;
  for await (const line of readValues<RequestLine>(join(directory, names.requests))) {
    requests += 1;
    if (!histories.some(({ operation }) => operation === line.operation)) listRequests.push(line);
    const key = keyOf(line);
    if (!lines.has(key)) report('request', names.requests, `${line.url} belongs to no history`);
    if (line.rows !== null) rows.set(key, (rows.get(key) ?? 0) + line.rows);
    if (line.file === null) continue;
    if (!unclaimed.delete(line.file))
      report('request', line.file, 'a request names it, but it is not there, or named twice');
    else if (sums.get(line.file) !== line.sha256) report('request', line.file, 'its request has another checksum');
  }
  for (const file of unclaimed) report('request', file, 'no request names it');
  for (const [key, line] of lines) {
    const found = rows.get(key) ?? 0;
    if (line.rows !== found) {
      report('count', names.histories, `${key} has ${line.rows} rows, but its responses gave ${found}`);
    }
  }
  return { requests, listRequests };
}

/** The scope is what the lists hold, and each object in it has its histories. */
async function checkScope(
  directory: string,
  parameters: RunParameters,
  histories: readonly RunHistory[],
  listRequests: readonly RequestLine[],
  lines: ReadonlyMap<string, HistoryLine>,
  report: Report,
): Promise<void> {
  const requestsOf = (operation: string) => listRequests.filter((line) => line.operation === operation);
  const expected: readonly ScopeLine[] = await readScope(directory, ownersOf(histories), requestsOf, parameters).catch(
    (error) => {
      report('row', names.scope, error.message);
      return [];
    },
  );
  const missing = new Set(expected.map((line) => JSON.stringify(line)));
  for await (const text of readLines(join(directory, names.scope))) {
    if (!missing.delete(text)) report('row', names.scope, `is in no response: ${text.slice(0, 200)}`);
  }
  for (const text of missing) report('row', names.scope, `is not in the scope: ${text.slice(0, 200)}`);
  for (const history of histories) {
    for (const of of subjectsOf(history, expected)) {
      const key = keyOf({ operation: history.operation, of });
      if (!lines.has(key)) report('count', names.histories, `the history ${key} is not there`);
    }
  }
}

/** The dataset is the rows of the period of all responses, in their order. */
async function checkRows(
  directory: string,
  parameters: RunParameters,
  histories: readonly RunHistory[],
  lines: ReadonlyMap<string, HistoryLine>,
  report: Report,
): Promise<{ readonly expected: number; readonly agreeing: number }> {
  const pending = new Set<string>();
  const giving = async function* (): AsyncGenerator<{ line: RequestLine; history: RunHistory }, void, undefined> {
    for await (const line of readValues<RequestLine>(join(directory, names.requests))) {
      const history = histories.find(({ operation }) => operation === line.operation);
      if (history && line.rows !== null && lines.get(keyOf(line))?.complete) yield { line, history };
    }
  };
  for await (const { line } of giving()) pending.add(line.file ?? '');
  const dataset = readLines(join(directory, names.runs));
  let next = await dataset.next();
  let number = 1;
  const isForeign = (text: string) =>
    report('row', names.runs, `line ${number} is in no response: ${text.slice(0, 200)}`);
  const advance = async (): Promise<void> => {
    next = await dataset.next();
    number += 1;
  };
  let [expected, agreeing] = [0, 0];
  for await (const { line, history } of giving()) {
    const rows = await readResponse(directory, line, history.list).catch((error: Error) => {
      report('row', names.runs, `rows cannot be compared: ${error.message}`);
      return [];
    });
    const own = new Map(datasetLines(history, line, rows, parameters).map((one) => [one.index, JSON.stringify(one)]));
    expected += own.size;
    for (; !next.done; await advance()) {
      const { index, response } = placeOf(next.value);
      if (response !== line.file && pending.has(response)) break;
      if (response === line.file && own.get(index) === next.value) {
        own.delete(index);
        agreeing += 1;
      } else isForeign(next.value);
    }
    pending.delete(line.file ?? '');
    for (const text of own.values())
      report('row', names.runs, `a row of a response is not there: ${text.slice(0, 200)}`);
  }
  for (; !next.done; await advance()) isForeign(next.value);
  return { expected, agreeing };
}

function placeOf(text: string): Pick<DatasetLine, 'response' | 'index'> {
  try {
    const { response, index } = JSON.parse(text);
    return { response, index };
  } catch {
    return { response: '', index: -1 };
  }
}
