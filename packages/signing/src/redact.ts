/**
 * Headers whose values may be shown. Everything else is hidden, so that a header nobody thought of does not leak.
 */
const shown = new Set([
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'date',
  'retry-after',
  'scp-api-version',
  'scp-clienttype',
  'scp-timestamp',
]);

const hidden = '[redacted]';

/** Headers for a log: the values of those that are not known to be harmless are hidden. */
export function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, shown.has(name.toLowerCase()) ? value : hidden]),
  );
}

/**
 * What has the shape of a signature: base64 of 32 bytes as it stands, percent-encoded, escaped in JSON or in HTML, or as
 * base64url; without its padding where it stands alone.
 */
const signatureShape =
  /(?:[A-Za-z0-9+_-]|\\?\/|%2[BF]|&#(?:4[37]|x2[BF]);|\\u002[BF]){43}(?:=|%3D|&#(?:61|x3D);|\\u003D)|(?<![\w+/-])[\w+/-]{43}(?![\w+/-])/gi;

/** Words have no such mixture, a signature always has. */
function hideSignature(text: string): string {
  return /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text) ? hidden : text;
}

/** Shorter texts are parts of many words, so no more than their own spelling is looked for. */
const shortest = 8;

/**
 * A text with every one of the secrets replaced, however they are spelt: in capitals, percent-encoded once or twice,
 * escaped in JSON or in HTML, as base64 or in hexadecimal, and cut off by the end of the text. What has the shape of a
 * signature is replaced too.
 */
export function redactText(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.filter((one) => one !== '').sort((one, other) => other.length - one.length);
  const spellings = longestFirst.flatMap(spellingsOf).join('|');
  const clean = spellings ? text.replace(new RegExp(spellings, 'gi'), hidden) : text;
  return longestFirst.reduce(withoutBeginning, clean).replace(signatureShape, hideSignature);
}

/** Patterns of the ways in which a secret is spelt. */
function spellingsOf(secret: string): string[] {
  const inText = [...secret].map(spellingsOfCharacter).join('');
  if (secret.length < shortest) return [inText];
  const bytes = [...new TextEncoder().encode(secret)];
  const base64 = btoa(bytes.map((byte) => String.fromCharCode(byte)).join('')).replace(/=+$/, '');
  const either = base64.replace(/\+/g, '[+-]').replace(/\//g, '(?:[/_]|\\\\/)');
  return [inText, either, bytes.map((byte) => hexadecimal(byte)).join('')];
}

function spellingsOfCharacter(character: string): string {
  if (/\w/.test(character)) return character;
  const escaped = character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  const percent = [...new TextEncoder().encode(character)].map((byte) => `%(?:25)*${hexadecimal(byte)}`).join('');
  const json = character.split('').map((unit) => `\\\\u${hexadecimal(unit.charCodeAt(0), 4)}`);
  const code = character.codePointAt(0) ?? 0;
  const html = `&(?:#0*${code}|#x0*${code.toString(16)}|${named[character] ?? '#'});`;
  return `(?:\\\\?${escaped}|${percent}|${json.join('')}|${html})`;
}

const named: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

function hexadecimal(number: number, length = 2): string {
  return number.toString(16).padStart(length, '0');
}

/** A text that does not end with the beginning of a secret. */
function withoutBeginning(text: string, secret: string): string {
  for (let length = secret.length - 1; length >= shortest; length--) {
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + hidden;
  }
  return text;
}
