import { redactText } from './redact-text.ts';

/** Secrets that are remembered, the last ones: credentials and headers may change with every attempt. */
const mostSecrets = 512;

/** Characters of a secret in a header at least. */
const shortestSecret = 8;

function decoded(base64 = ''): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}

/** What a client has signed with and sent, so that no text of an error repeats it. */
export class Secrets {
  readonly #values = new Set<string>();

  add(value: unknown): void {
    if (typeof value !== 'string') return;
    // What is used again is the last one again.
    this.#values.delete(value);
    this.#values.add(value);
    const [oldest] = this.#values;
    if (this.#values.size > mostSecrets && oldest !== undefined) this.#values.delete(oldest);
  }

  /**
   * Remembers the value of a header and the parts that it may be repeated by: the token after a scheme, the values of
   * cookies, the password of a basic authentication. Shorter ones are no secrets, and are parts of many words.
   */
  addHeader(value: string): void {
    const parts = value.split(/[\s;,="]+/);
    const basic = /^basic /i.test(value) ? decoded(parts[1]).split(':') : [];
    for (const one of [value, ...parts, ...basic]) if (one.length >= shortestSecret) this.add(one);
  }

  /** A text without them, and without anything that has the shape of a signature. */
  readonly redact = (text: string): string => redactText(text, [...this.#values]);
}
