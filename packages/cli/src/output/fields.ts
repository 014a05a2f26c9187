import { durationBetween, readTime } from '@scp-backup/client';
import { type Operation, operations, type RowFields, rows as rowTables } from '@scp-backup/openapi';
import { UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { hint, noteUtcAssumed } from './notes.ts';
import { textIn, type Zone } from './time-zone.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The column that the command adds to the rows of runs: seconds from their start to their end. */
export const duration = 'duration';

/** The fields of an operation's rows as the document names them, and how they are shown. */
export interface Fields {
  /** Every field, in the order of the document. */
  readonly all: readonly string[];
  /** Those that a terminal shows unless the user says otherwise, the most important first. */
  readonly usual: readonly string[];
  /** Those that are worth nothing when they are cut: times, states, and the ids that other commands take. */
  readonly whole: readonly string[];
  /** The fields that `--columns` names, in the case of a heading too, and without their beginning where that is clear. */
  chosen(given: string): readonly string[];
  /** The row with its duration, and with its times in the zone. */
  shown(row: Row): Row;
}

const table: readonly Operation[] = Object.values(operations);

export function fieldsOf(operation: Operation, zone: Zone | undefined): Fields {
  const shapes = (rowTables as Readonly<Record<string, RowFields>>)[operation.id] ?? {};
  const { run } = operation;
  const own = Object.keys(shapes);
  const all = run ? [...own, duration] : own;
  const id = idField(operation);
  const times = own.filter((name) => shapes[name]?.format?.startsWith('date-time'));
  const usual = usualFields(operation, own, times);
  return {
    all,
    usual,
    whole: [...times, ...(id ? [id] : []), ...(run ? [run.state, duration] : [])],
    chosen: (given) => given.split(',').map((name) => fieldNamed(name.trim().toLowerCase(), all, usual)),
    shown(row) {
      const zoned = zone ? { ...row, ...inZone(row, times, zone) } : row;
      if (!zone) hintUtcAssumed(row, times);
      return run ? { ...zoned, [duration]: seconds(row[run.started], row[run.ended]) } : zoned;
    },
  };
}

/**
 * What the list is about: of a run its state, target, start and duration, of another thing its id. Then what the list can
 * be sorted by, which is what people look for; times come last.
 */
function usualFields(operation: Operation, own: readonly string[], times: readonly string[]): readonly string[] {
  const { run, list } = operation;
  const sorted = own.filter((name) => list?.sort?.fields?.includes(name));
  const first = run ? [run.state, ...(run.target ? [run.target] : []), run.started, duration] : [];
  const id = idField(operation);
  const rest = [...sorted.filter((name) => !times.includes(name)), ...(run ? [] : sorted)];
  const usual = [...new Set([...first, ...(id && !run ? [id] : []), ...rest])];
  return usual.length > 0 ? usual : own;
}

/** The field that an operation for a single row takes. */
function idField({ id }: Operation): string | undefined {
  return table.find(({ item }) => item?.list === id)?.item?.field;
}

/** A field by its name, or by the end of it that a heading shows. */
function fieldNamed(name: string, all: readonly string[], usual: readonly string[]): string {
  if (all.length === 0 || all.includes(name)) return name;
  const ending = all.filter((one) => one.endsWith(`_${name}`));
  const known = ending.length === 1 ? ending : ending.filter((one) => usual.includes(one));
  if (known.length === 1 && known[0] !== undefined) return known[0];
  const names = all.join(', ');
  throw new UsageError(
    say(
      `--columns: there is no field ${name}; there are ${names}`,
      `--columns: ${name} 필드는 없습니다. 사용할 수 있는 필드: ${names}`,
    ),
  );
}

function seconds(start: unknown, end: unknown): number | null {
  const milliseconds = durationBetween(textOrNull(start), textOrNull(end));
  return milliseconds === undefined ? null : milliseconds / 1000;
}

/** On a terminal people read times; in a file they are what the service wrote. */
function hintUtcAssumed(row: Row, times: readonly string[]): void {
  if (process.stderr.isTTY && times.some((name) => readTime(textOrNull(row[name]))?.assumedZone)) noteUtcAssumed();
}

function inZone(row: Row, times: readonly string[], zone: Zone): Row {
  return Object.fromEntries(
    times.map((name) => {
      const read = readTime(textOrNull(row[name]));
      if (read?.assumedZone) noteUtcAssumed();
      return [name, read ? textIn(zone, read.date.getTime()) : row[name]];
    }),
  );
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Seconds as people read them: `1:02:03`. */
export function clockText(value: unknown): string {
  if (typeof value !== 'number') return '-';
  const whole = Math.round(Math.abs(value));
  const [minutes, rest] = [Math.floor(whole / 60) % 60, whole % 60].map((one) => String(one).padStart(2, '0'));
  return `${value < 0 ? '-' : ''}${Math.floor(whole / 3600)}:${minutes}:${rest}`;
}

/** Headings without the word that several of them begin with, as long as each stays clear. */
export function shortHeadings(names: readonly string[]): readonly string[] {
  const short = names.map((name) => {
    const [word = '', ...rest] = name.split('_');
    const isShared = names.some((other) => other !== name && other.startsWith(`${word}_`));
    return isShared && rest.length > 0 ? rest.join('_') : name;
  });
  return names.map((name, index) => {
    const one = short[index] ?? name;
    return short.filter((other) => other === one).length === 1 && !names.includes(one) ? one : name;
  });
}

/** Says how to see what had no room. */
export function noteHidden(hidden: number): void {
  if (hidden === 0) return;
  hint(
    say(
      `${hidden} more fields: --wide shows all of them, --columns chooses`,
      `표시하지 않은 필드 ${hidden}개: --wide로 모두 표시하거나 --columns로 선택하세요.`,
    ),
  );
}
