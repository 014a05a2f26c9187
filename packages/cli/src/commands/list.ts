import type { ListCall, Progress, WalkWarning } from '@scp-backup/client';
import { type ListBehaviour, readPage } from '@scp-backup/openapi';
import { exitCode } from '../exit.ts';
import { failureExit } from '../failure.ts';
import { say } from '../language.ts';
import type { Row } from '../output/fields.ts';
import type { Format, RowWriter } from '../output/formats.ts';
import { note, warn } from '../output/notes.ts';
import { readerLeft } from '../output/output.ts';
import { progress } from '../output/progress.ts';

export interface ListCommand {
  readonly list: ListBehaviour;
  readonly method: (input: object, options?: object) => ListCall<Row, Row>;
  readonly input: Readonly<Record<string, unknown>>;
  /** Rows that are wanted at most. */
  readonly limit: number;
  readonly format: Format;
  readonly writer: RowWriter;
}

/** Rows that are written together. */
const batch = 500;

/** Writes the rows of all pages, or of one where the input names it. */
export async function list(command: ListCommand): Promise<number> {
  const { list, input, format, writer } = command;
  try {
    const isOne = list.page !== undefined && input[list.page.parameter] !== undefined;
    const isWhole = await (isOne ? onePage(command) : allPages(command));
    await writer.end();
    if (writer.count === 0 && (format === 'table' || format === 'csv')) note(say('no rows', '조회된 행이 없습니다.'));
    if (isWhole) return exitCode.done;
  } catch (error) {
    if (readerLeft.aborted) return exitCode.readerLeft;
    const code = failureExit(error);
    if (code === exitCode.unwritable || (writer.count === 0 && code !== exitCode.incomplete)) return code;
    if (format === 'table') await writer.end();
  }
  const { count } = writer;
  warn(say(`the output is incomplete: it has ${count} rows`, `출력이 불완전합니다. 출력한 행: ${count}개`));
  return exitCode.incomplete;
}

async function allPages({ method, input, limit, writer }: ListCommand): Promise<boolean> {
  let isWhole = true;
  const onWarning = (warning: WalkWarning): void => {
    if (warning.rowsMayBeMissing) isWhole = false;
    warn(walkText(warning));
  };
  let rows: Row[] = [];
  try {
    for await (const row of method(input, { limit, onWarning, onProgress: showRows, signal: readerLeft })) {
      rows.push(row);
      if (rows.length < batch) continue;
      await writer.rows(rows);
      rows = [];
    }
  } finally {
    await writer.rows(rows);
  }
  return isWhole;
}

function showRows({ rows, total }: Progress): void {
  const of = total === undefined ? '' : ` / ${total.toLocaleString('en')}`;
  progress(say(`${rows.toLocaleString('en')}${of} rows`, `${rows.toLocaleString('en')}${of}행`));
}

function walkText({ code, message, rows, total }: WalkWarning): string {
  const korean: Readonly<Record<WalkWarning['code'], string>> = {
    countChanged: `조회하는 동안 전체 행 수가 변경되었습니다(현재 ${total}개).`,
    rowsRepeated: `이전 페이지의 행이 다음 페이지에 다시 나왔습니다. 조회하는 동안 행이 추가되었을 수 있습니다(현재 ${rows}개).`,
    countUnproven: `서비스가 알려 준 전체 행 수(${total}개)가 실제와 다를 수 있습니다(조회한 행: ${rows}개).`,
  };
  return say(message, korean[code]);
}

/** One page in the order of a walk, so that all output has one order. */
async function onePage({ list, method, input, limit, writer }: ListCommand): Promise<boolean> {
  const sort = list.sort?.stable && { [list.sort.parameter]: list.sort.stable };
  const body = await method({ ...sort, ...input }, { signal: readerLeft });
  const { rows = [], count = 0 } = readPage(list, body) ?? {};
  await writer.rows(rows.slice(0, limit));
  const size = Number(input[list.size?.parameter ?? ''] ?? list.size?.default);
  const before = (Number(input[list.page?.parameter ?? '']) - (list.page?.first ?? 0)) * size;
  return !(rows.length < Math.min(size, list.size?.default ?? 0) && before + rows.length < count);
}
