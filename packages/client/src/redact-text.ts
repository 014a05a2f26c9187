import { unescaped } from './unescape.ts';

const hidden = '[redacted]';

/** Shorter texts are parts of many words, so no more than their own spelling is looked for. */
const shortest = 8;

/** Characters of a secret by which it is known in base64 and in hexadecimal; what follows them belongs to it. */
const enough = 256;

/**
 * A text with every one of the secrets replaced, however they are spelt: in capitals, percent-encoded, escaped in JSON
 * or in HTML, each of them more than once, as base64 or in hexadecimal, and cut off by the end of the text. What has the
 * shape of a signature is replaced too.
 */
export function redactText(text: string, secrets: readonly string[]): string {
  const plain = unescaped(text);
  const found = rangesOf(text, secrets);
  if (plain.text !== text) {
    // What looks like an escape may be a part of a secret.
    const both = [...secrets, ...secrets.map((secret) => unescaped(secret).text)];
    for (const [from, to] of rangesOf(plain.text, both)) found.push([plain.starts[from] ?? 0, plain.ends[to - 1] ?? 0]);
  }
  return hide(text, found);
}

/** From a character of a text to another one, which is not part of it. */
type Range = readonly [start: number, end: number];

function rangesOf(text: string, secrets: readonly string[]): Range[] {
  const lower = lowerCase(text);
  const encoded = lower.replaceAll('-', '+').replaceAll('_', '/');
  const found: Range[] = [...signatures(text)];
  for (const secret of secrets) {
    const needle = lowerCase(secret);
    for (const start of placesOf(needle, lower)) found.push([start, start + needle.length]);
    if (needle.length < shortest) continue;
    found.push(...beginningAtTheEnd(needle, lower));
    for (const code of encodings(secret)) {
      for (const start of placesOf(code, encoded)) found.push([start, runEnd(encoded, start + code.length)]);
    }
  }
  return found;
}

/** Only where the places of its characters stay. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function* placesOf(needle: string, text: string): Generator<number> {
  for (let at = needle ? text.indexOf(needle) : -1; at >= 0; at = text.indexOf(needle, at + 1)) yield at;
}

function beginningAtTheEnd(needle: string, text: string): Range[] {
  const from = Math.max(0, text.length - needle.length + 1);
  for (
    let at = text.indexOf(needle.slice(0, shortest), from);
    at >= 0;
    at = text.indexOf(needle.slice(0, shortest), at + 1)
  ) {
    if (needle.startsWith(text.slice(at))) return [[at, text.length]];
  }
  return [];
}

/** A secret in base64, wherever it begins in what was encoded, and in hexadecimal; in lower case. */
function encodings(secret: string): string[] {
  const bytes = [...new TextEncoder().encode(secret.slice(0, enough))];
  const text = bytes.map((byte) => String.fromCharCode(byte)).join('');
  const base64 = ['', '\0', '\0\0'].map((before) => {
    const whole = Math.floor(((before.length + bytes.length) * 8) / 6);
    return btoa(before + text)
      .slice(Math.ceil((before.length * 8) / 6), whole)
      .toLowerCase();
  });
  return [...base64, bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')];
}

function runEnd(text: string, from: number): number {
  const run = /[\w+/=]*/y;
  run.lastIndex = from;
  return from + (run.exec(text)?.[0].length ?? 0);
}

/**
 * What has the shape of a signature: base64 or base64url of 32 bytes; without its padding where it stands alone. Words
 * have no such mixture of characters, a signature always has.
 */
function* signatures(text: string): Generator<Range> {
  for (const { 0: run, index } of text.matchAll(/[\w+/-]{43,}=?/g)) {
    const end = index + run.length;
    const start = run.endsWith('=') ? end - 44 : run.length === 43 ? index : end;
    const signature = text.slice(start, end);
    if (/[A-Z]/.test(signature) && /[a-z]/.test(signature) && /\d/.test(signature)) yield [start, end];
  }
}

function hide(text: string, found: readonly Range[]): string {
  let result = '';
  let last = 0;
  for (const [start, end] of [...found].sort(([one], [other]) => one - other)) {
    if (start > last || (start === last && start === 0)) result += text.slice(last, start) + hidden;
    last = Math.max(last, end);
  }
  return result + text.slice(last);
}
