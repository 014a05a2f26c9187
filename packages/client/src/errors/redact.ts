import { redactHeaders } from '@scp-backup/signing';

/** Parts of a header's value that are shorter than this are common words, not secrets. */
const shortestPart = 8;

/** Remembers what one call sent, so that no text of its errors repeats a secret of it. */
export class SentSecrets {
  readonly #keys = new Set<string>();
  readonly #headers: Headers[] = [];

  /** @param secretKey is never sent, but a function of the caller may repeat it */
  add(headers: Headers, secretKey: string): void {
    this.#headers.push(headers);
    this.#keys.add(secretKey);
  }

  /**
   * A text in which every secret is replaced, plain and percent-encoded, whole or in part, and control and
   * bidirectional characters by spaces: a terminal or a log may show it. Redact before cutting: half a secret is not
   * recognized.
   */
  readonly redact = (text: string): string => {
    let redacted = text;
    for (const secret of this.#all()) redacted = redacted.replaceAll(spellings(secret), '[redacted]');
    return redacted.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ');
  };

  /** The longest first: one secret may be a part of another. */
  #all(): string[] {
    const values = this.#headers.flatMap((headers) => {
      const shown = redactHeaders(headers);
      return [...headers].filter(([name, value]) => shown[name] !== value).flatMap(([, value]) => partsOf(value));
    });
    return [...new Set([...this.#keys, ...values])].sort((one, other) => other.length - one.length);
  }
}

/** A secret as it stands, with some or all of its characters percent-encoded, or with a backslash before its slashes. */
function spellings(secret: string): RegExp {
  const characters = [...secret].map((character) => {
    const plain = `\\\\?\\u{${character.codePointAt(0)?.toString(16)}}`;
    const encoded = encodeURIComponent(character).replaceAll(/[A-F]/g, (digit) => `[${digit}${digit.toLowerCase()}]`);
    return encoded.startsWith('%') ? `(?:${plain}|${encoded})` : plain;
  });
  return new RegExp(characters.join(''), 'gu');
}

/** A value, and its parts: a service may repeat the token without its scheme, or one cookie of several. */
function partsOf(value: string): string[] {
  return [value, ...value.split(/[\s;,="]+/)].filter((part) => part.length >= shortestPart);
}

/**
 * What was thrown, as it is: class, `code` and `cause` are what a caller looks at. Only the raw bytes of a response that
 * Node's HTTP parser attaches are removed, since a response can repeat what was sent.
 */
export function withoutRawBytes(error: unknown): unknown {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one.name === 'HTTPParserError') Object.assign(one, { data: undefined });
  }
  return error;
}
