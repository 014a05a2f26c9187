import stringWidth from 'string-width';

/** Latin letters and composed Hangul, which is nearly everything, need no look into the tables. */
const simple = /^[ -~\uac00-\ud7a3]*$/;
const hangul = /[\uac00-\ud7a3]/g;

/** Columns of a terminal that a text takes: wide characters, emoji and decomposed Hangul are counted as they are shown. */
export function widthOf(text: string): number {
  return simple.test(text) ? text.length + (text.match(hangul)?.length ?? 0) : stringWidth(text);
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

const segmenter: { value?: Intl.Segmenter } = {};

/** The text in at most so many columns; `…` stands for what was cut off. */
export function cutTo(text: string, width: number): string {
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
