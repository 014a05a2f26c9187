/** A text without its escapes. */
export interface PlainText {
  readonly text: string;
  /** Where each character begins in the text with escapes, and where it ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const escapes =
  /(?:%(?:25){0,3}[0-9a-f]{2})+|\\{1,8}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(?=["/'\\]))|&(?:amp;){0,3}#(?:x0*([0-9a-f]{1,6})|0*(\d{1,7}));|&(?:amp;){0,3}(lt|gt|quot|apos|plus|sol|equals);|&(?:amp;)+|%[0-9a-f]?$/gi;

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  plus: '+',
  sol: '/',
  equals: '=',
};

/** Takes the escapes of URLs, JSON and HTML out of a text, also those that were escaped again. */
export function unescaped(text: string): PlainText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const literal = (from: number, to: number): void => {
    parts.push(text.slice(from, to));
    for (let index = from; index < to; index++) {
      starts.push(index);
      ends.push(index + 1);
    }
  };
  let last = 0;
  for (const match of text.matchAll(escapes)) {
    literal(last, match.index);
    last = match.index + match[0].length;
    const character = meaningOf(match);
    parts.push(character);
    for (let index = 0; index < character.length; index++) {
      starts.push(match.index);
      ends.push(last);
    }
  }
  literal(last, text.length);
  return { text: parts.join(''), starts, ends };
}

function meaningOf([whole, unit, byte, hexadecimal, decimal, name]: RegExpMatchArray): string {
  if (/^%.?$/.test(whole)) return '';
  if (whole.startsWith('%')) return new TextDecoder().decode(Uint8Array.from(bytesOf(whole)));
  if (name) return named[name.toLowerCase()] ?? '';
  if (whole.startsWith('&') && !hexadecimal && !decimal) return '&';
  const code = unit ?? byte ?? hexadecimal;
  const point = code ? Number.parseInt(code, 16) : Number(decimal ?? Number.NaN);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

function bytesOf(percents: string): number[] {
  return percents
    .split('%')
    .slice(1)
    .map((one) => Number.parseInt(one.slice(-2), 16));
}
