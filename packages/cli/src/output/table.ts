import { escapeControls } from './escape.ts';
import { cutTo, padded, widthOf } from './width.ts';

/** A column of a table. */
export interface Column {
  readonly heading: string;
  /** Its cells, as they are in rows. */
  readonly values: readonly unknown[];
  /** Whether it is worth nothing when it is cut, as a time is. */
  readonly isWhole: boolean;
}

/** How much of an id tells it from others. */
const shortId = 8;

/** A text column is not made narrower than this. */
const narrowest = 8;

const gap = 2;

/** A column that would have to be narrower than this to fit makes room by leaving out a later one. */
const comfortable = 12;

interface Drawn {
  readonly cells: readonly string[];
  readonly isWhole: boolean;
  width: number;
}

/** What was drawn, and how many columns had no room. */
export interface Table {
  readonly text: string;
  readonly hidden: number;
}

/**
 * A table with aligned columns, which ends with a line break. Where a width is given, it is kept: ids are shortened first,
 * then the widest columns are cut, and then columns are left out from the end, but for the first ones.
 *
 * @param required columns that are never left out
 */
export function drawTable(columns: readonly Column[], width: number | undefined, required = 1): Table {
  const drawn = columns.map(drawnOf);
  const shown = width === undefined ? drawn : fitted(drawn, width, required);
  const lines = (shown[0]?.cells ?? []).map((_, line) =>
    shown
      .map(({ cells, width }) => padded(cutTo(cells[line] ?? '', width), width))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
  return { text: lines.map((line) => `${line}\n`).join(''), hidden: columns.length - shown.length };
}

function drawnOf({ heading, values, isWhole }: Column): Drawn {
  const cells = [heading, ...values.map(cellText)];
  return { cells, isWhole, width: widest(cells) };
}

/** By a loop: a call can have only so many arguments. */
function widest(cells: readonly string[]): number {
  let most = 0;
  for (const cell of cells) most = Math.max(most, widthOf(cell));
  return most;
}

function fitted(all: readonly Drawn[], width: number, required: number): readonly Drawn[] {
  if (total(all) <= width) return all;
  const drawn = all.map(shortened);
  let kept = drawn.length;
  while (kept > required && total(drawn.slice(0, kept).map(leastOf)) > width) kept -= 1;
  const shown = drawn.slice(0, kept);
  for (let excess = total(shown) - width; excess > 0; excess--) {
    const cut = widestCut(shown);
    if (!cut || cut.width <= narrowest) break;
    cut.width -= 1;
  }
  return shown;
}

function leastOf(drawn: Drawn): Drawn {
  return drawn.isWhole ? drawn : { ...drawn, width: Math.min(drawn.width, comfortable) };
}

function widestCut(shown: readonly Drawn[]): Drawn | undefined {
  return shown
    .filter(({ isWhole }) => !isWhole)
    .reduce<Drawn | undefined>((most, one) => (one.width > (most?.width ?? 0) ? one : most), undefined);
}

function total(shown: readonly Drawn[]): number {
  return shown.reduce((sum, { width }) => sum + width + gap, -gap);
}

/** The column with the beginnings of its ids, where it holds nothing but ids. */
function shortened(column: Drawn): Drawn {
  const [heading = '', ...values] = column.cells;
  if (column.isWhole) return column;
  const isId =
    values.some((one) => one !== '-') && values.every((one) => one === '-' || /^[0-9a-f-]{20,40}$/i.test(one));
  if (!isId) return column;
  const cells = [heading, ...values.map((one) => (one.length > shortId + 1 ? `${one.slice(0, shortId)}…` : one))];
  return { cells, isWhole: false, width: widest(cells) };
}

export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '-';
  return escapeControls(typeof value === 'string' ? value : JSON.stringify(value));
}
