import { escapeControls } from './escape.ts';

/** A table with aligned columns; wide characters count as two. Ends with a line break. */
export function tableText(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
  const lines = [
    columns.map((name) => name.toUpperCase()),
    ...rows.map((row) => columns.map((name) => shown(row[name]))),
  ];
  const widths = columns.map((_, index) => lines.reduce((most, line) => Math.max(most, width(line[index] ?? '')), 0));
  return lines
    .map(
      (line) =>
        `${line
          .map((text, index) => pad(text, widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '-';
  return escapeControls(typeof value === 'string' ? value : JSON.stringify(value));
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}]/gu;

/** Hangul in its decomposed form is as wide as in its composed one. */
function width(text: string): number {
  const composed = text.normalize('NFC');
  return [...composed].length + (composed.match(wide)?.length ?? 0);
}
