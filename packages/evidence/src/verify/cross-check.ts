import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historiesOfArchive } from '../archive/histories.ts';
import { type ArchiveSummary, type HistoryLine, names, type RunParameters } from '../archive/layout.ts';
import { readShape } from '../archive/shapes.ts';
import { readSums } from '../archive/sums.ts';
import { createTally, type Tally } from '../archive/tally.ts';
import { errorText } from '../core/error.ts';
import { isoText, readMoment } from '../core/moment.ts';
import { parseAnnotations } from '../files/annotations-file.ts';
import { problemTexts } from '../messages/problems.ts';
import { checkRequests } from './check-requests.ts';
import { checkRows } from './check-rows.ts';
import { checkScope } from './check-scope.ts';
import { type Examined, exactLines, keyOf } from './examined.ts';
import type { Report } from './problem.ts';

/** Checks that the files of an archive agree with one another; returns the number of rows that do. */
export async function crossCheck(directory: string, report: Report): Promise<number> {
  try {
    const value = async <Value>(name: string) => readShape<Value>(name, await readFile(join(directory, name), 'utf8'));
    const parameters = await value<RunParameters>(names.run);
    const histories = historiesOfArchive(parameters);
    const tally = createTally(histories, parameters.begun);
    checkPeriod(parameters, report);
    const lines = await checkHistories(directory, tally, report);
    const examined: Examined = { directory, parameters, histories, lines, tally, report };
    const listRequests = await checkRequests(examined);
    await checkScope(examined, listRequests);
    const rows = await checkRows(examined);
    const stated = await value<ArchiveSummary>(names.archive);
    for (const [name, value] of Object.entries(tally.summary())) {
      const claimed = stated[name as keyof ArchiveSummary];
      if (claimed !== value) report('count', names.archive, problemTexts.otherTotal(name, claimed, value));
    }
    await checkAnnotations(directory, parameters, report);
    return rows;
  } catch (error) {
    report('unreadable', directory, problemTexts.unreadable((error as Error).message));
    return 0;
  }
}

/** The period is the one that was asked for, and ends no later than the collection began. */
function checkPeriod({ since, until, given, zone, begun }: RunParameters, report: Report): void {
  const end = given.until === null ? Number.POSITIVE_INFINITY : readMoment('until', given.until, zone, 'end');
  const expected = {
    since: isoText(readMoment('since', given.since, zone)),
    until: isoText(Math.min(end, Date.parse(begun))),
  };
  for (const [name, value] of Object.entries(expected)) {
    const stated = { since, until }[name];
    if (stated !== value) report('count', names.run, problemTexts.otherPeriod(name, stated, value));
  }
}

/** Each list has one line, which is complete where nothing says otherwise. */
async function checkHistories(
  directory: string,
  tally: Tally,
  report: Report,
): Promise<ReadonlyMap<string, HistoryLine>> {
  const lines = new Map<string, HistoryLine>();
  for await (const line of exactLines<HistoryLine>(directory, names.histories, report)) {
    const key = keyOf(line);
    if (lines.has(key)) report('count', names.histories, problemTexts.twice(key));
    lines.set(key, line);
    tally.addHistory(line);
    const { complete, error, rows, count, warnings } = line;
    const isShort = error !== null || (count !== null && rows < count);
    if (complete && isShort) report('count', names.histories, problemTexts.notComplete(key));
    if (!complete && !isShort && warnings.length === 0)
      report('count', names.histories, problemTexts.notIncomplete(key));
  }
  return lines;
}

async function checkAnnotations(directory: string, { zone }: RunParameters, report: Report): Promise<void> {
  const { sums } = await readSums(directory);
  if (!sums.has(names.annotations)) return;
  try {
    parseAnnotations(names.annotations, await readFile(join(directory, names.annotations), 'utf8'), zone);
  } catch (error) {
    report('unreadable', names.annotations, errorText(error));
  }
}
