import { drawLine, mayDraw } from './notes.ts';
import { cutTo, widthOf } from './width.ts';

/** How far a command is, or what it waits for: a line that is drawn over itself, on a terminal only. */
export function progress(text: string): void {
  if (!mayDraw()) return;
  const line = cutTo(text, (process.stderr.columns || 80) - 1);
  drawLine(line, widthOf(line));
}
