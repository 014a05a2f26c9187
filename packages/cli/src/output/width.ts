import stringWidth from 'string-width';

/** Columns of a terminal that a text takes: wide characters, emoji and decomposed Hangul are counted as they are shown. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

const segmenter: { value?: Intl.Segmenter } = {};

/** The text in at most so many columns; `…` stands for what was cut off. */
export function cutTo(text: string, width: number): string {
  if (text.length <= width && widthOf(text) <= width) return text;
  if (widthOf(text) <= width) return text;
  segmenter.value ??= new Intl.Segmenter();
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.value.segment(text)) {
    used += widthOf(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
