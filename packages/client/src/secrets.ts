import { redactText } from '@scp-backup/signing';

/** Secrets that are remembered, the last ones: credentials and headers may change with every attempt. */
const mostSecrets = 50;

/** What a client has signed with and sent, so that no text of an error repeats it. */
export class Secrets {
  readonly #values = new Set<string>();

  add(value: unknown): void {
    if (typeof value !== 'string' || this.#values.has(value)) return;
    this.#values.add(value);
    const [oldest] = this.#values;
    if (this.#values.size > mostSecrets && oldest !== undefined) this.#values.delete(oldest);
  }

  /** A text without them, and without anything that has the shape of a signature. */
  readonly redact = (text: string): string => redactText(text, [...this.#values]);
}
