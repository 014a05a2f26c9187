import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ArchiveSummary,
  type HistoryLine,
  markerOf,
  names,
  type RequestLine,
  type RunParameters,
  type ScopeLine,
} from '../archive/layout.ts';
import { WholeFile, writeWhole } from '../archive/lines.ts';
import { datasetLines, readResponse } from '../archive/responses.ts';
import { sumOf, writeSums } from '../archive/sums.ts';
import { createTally } from '../archive/tally.ts';
import type { RunHistory } from '../core/histories.ts';
import type { Walk } from './walk-history.ts';

/** What is known when every list was walked. */
export interface Collected {
  readonly directory: string;
  readonly parameters: RunParameters;
  readonly histories: readonly RunHistory[];
  /** All lists in the order of the archive: those of the objects, then their histories. */
  readonly walks: readonly Walk[];
  readonly scope: readonly ScopeLine[];
}

/** Makes the archive's files from the lists that were walked. The checksums come last: with them the archive is finished. */
export async function seal({ directory, parameters, histories, walks, scope }: Collected): Promise<ArchiveSummary> {
  const sums = new Map<string, string>();
  const create = (name: string) => WholeFile.create(join(directory, name));
  const files = {
    histories: await create(names.histories),
    requests: await create(names.requests),
    runs: await create(names.runs),
    scope: await create(names.scope),
  };
  const tally = createTally(histories, parameters.begun);
  for (const { operation, of, list } of walks) {
    const { history, requests } = await readMarker(directory, operation, of);
    await files.histories.write(`${JSON.stringify(history)}\n`);
    tally.addHistory(history);
    const runHistory = histories.find((one) => one.operation === operation);
    for (const line of requests) {
      tally.addRequest(line);
      await files.requests.write(`${JSON.stringify(line)}\n`);
      if (line.file !== null) sums.set(line.file, line.sha256);
      if (!runHistory || !history.complete || line.rows === null) continue;
      const rows = await readResponse(directory, line, list);
      for (const one of datasetLines(runHistory, line, rows, parameters)) {
        tally.addRow();
        await files.runs.write(`${JSON.stringify(one)}\n`);
      }
    }
  }
  for (const line of scope) await files.scope.write(`${JSON.stringify(line)}\n`);
  for (const key of ['histories', 'requests', 'runs', 'scope'] as const) sums.set(names[key], await files[key].end());
  const summary = tally.summary();
  sums.set(names.archive, await writeWhole(join(directory, names.archive), `${JSON.stringify(summary, null, 2)}\n`));
  sums.set(names.run, await sumOf(join(directory, names.run)));
  if (existsSync(join(directory, names.annotations))) {
    sums.set(names.annotations, await sumOf(join(directory, names.annotations)));
  }
  await writeSums(directory, sums);
  await rm(join(directory, names.collecting), { recursive: true });
  return summary;
}

/** What the marker of a list says. */
export async function readMarker(
  directory: string,
  operation: string,
  of: string | null,
): Promise<{ readonly history: HistoryLine; readonly requests: readonly RequestLine[] }> {
  const [history, ...requests] = (await readFile(markerOf(directory, operation, of), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { history, requests };
}
