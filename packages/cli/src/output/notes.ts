import { say } from '../language.ts';

let isQuiet = false;
let isDebugging = false;
/** Columns of the line that is drawn. */
let drawn = 0;
const said = new Set<string>();

/** What `--quiet` and `--debug` say. */
export function configureNotes(quiet: boolean, debug: boolean): void {
  isQuiet = quiet;
  isDebugging = debug;
}

/** Something that the user must know, also with `--quiet`. The same text is written once. */
export function warn(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  line(`scp-backup: ${text}`);
}

/** Something that helps. */
export function note(text: string): void {
  if (!isQuiet) warn(text);
}

/** Something that helps whoever sits at a terminal, and would only be noise in a log. */
export function hint(text: string): void {
  if (process.stderr.isTTY) note(text);
}

export function debug(text: () => string): void {
  if (isDebugging) line(text());
}

/** Whether a line may be drawn over itself: on a terminal only. */
export function mayDraw(): boolean {
  return !isQuiet && !isDebugging && process.stderr.isTTY === true;
}

/** Draws a line of so many columns in place of the last one. */
export function drawLine(text: string, columns: number): void {
  clearProgress();
  process.stderr.write(text);
  drawn = columns;
}

/** Removes the line that was drawn, before something else is written. */
export function clearProgress(): void {
  if (drawn > 0) process.stderr.write(`\r${' '.repeat(drawn)}\r`);
  drawn = 0;
}

/** Bare times of the service are not said to be UTC. */
export function noteUtcAssumed(): void {
  note(say('times without a zone: UTC assumed', '시간대가 없는 시각은 UTC로 가정했습니다.'));
}

function line(text: string): void {
  clearProgress();
  process.stderr.write(`${text}\n`);
}
