/** Hangul takes two columns of a terminal. Texts of ours hold no other wide characters, and none that is decomposed. */
const wide = /[\u1100-\u115f\u3000-\ud7a3\uff00-\uff60]/g;

/** Columns of a text of ours; those of others need the tables of Unicode, which take longer to load than help to show. */
export function columnsIn(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsIn(text)));
}

/** The text in lines of at most so many columns, broken at spaces. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsIn(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
