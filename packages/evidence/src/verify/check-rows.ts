import { join } from 'node:path';
import { type DatasetLine, names, type RequestLine } from '../archive/layout.ts';
import { readLines, readValues } from '../archive/lines.ts';
import { datasetLines, readResponse } from '../archive/responses.ts';
import { errorText } from '../core/error.ts';
import type { RunHistory } from '../core/histories.ts';
import { problemTexts } from '../messages/problems.ts';
import { type Examined, keyOf } from './examined.ts';

/** The dataset is the rows of the period of all responses, in their order; returns how many agree. */
export async function checkRows({ directory, parameters, histories, lines, tally, report }: Examined): Promise<number> {
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
  const isForeign = (text: string) => report('row', names.runs, problemTexts.foreignRow(number, text.slice(0, 200)));
  const advance = async (): Promise<void> => {
    next = await dataset.next();
    number += 1;
  };
  let agreeing = 0;
  for await (const { line, history } of giving()) {
    const rows = await readResponse(directory, line, history.list).catch((error: Error) => {
      report('row', names.runs, errorText(error));
      return [];
    });
    const own = new Map(datasetLines(history, line, rows, parameters).map((one) => [one.index, JSON.stringify(one)]));
    for (const _ of own) tally.addRow();
    for (; !next.done; await advance()) {
      const { index, response } = placeOf(next.value);
      if (response !== line.file && pending.has(response)) break;
      if (response === line.file && own.get(index) === next.value) {
        own.delete(index);
        agreeing += 1;
      } else isForeign(next.value);
    }
    pending.delete(line.file ?? '');
    for (const text of own.values()) report('row', names.runs, problemTexts.missingRow(text.slice(0, 200)));
  }
  for (; !next.done; await advance()) isForeign(next.value);
  return agreeing;
}

function placeOf(text: string): Pick<DatasetLine, 'response' | 'index'> {
  try {
    const { response, index } = JSON.parse(text);
    return { response, index };
  } catch {
    return { response: '', index: -1 };
  }
}
