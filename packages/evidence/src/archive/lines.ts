import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TextDecoder } from 'node:util';

const chunkSize = 2 ** 20;

/** The lines of a file, many at once; `hash` sees every byte. A last line without an end is a line too. */
export async function* readBatches(path: string, hash?: Hash): AsyncGenerator<readonly string[], void, undefined> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) {
    hash?.update(chunk as Buffer);
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  rest += decoder.decode();
  if (rest) yield [rest];
}

/** The lines of a file, one by one. */
export async function* readLines(path: string): AsyncGenerator<string, void, undefined> {
  for await (const lines of readBatches(path)) yield* lines;
}

/** The values of a file with one JSON value per line. */
export async function* readValues<Value>(path: string): AsyncGenerator<Value, void, undefined> {
  for await (const line of readLines(path)) yield JSON.parse(line) as Value;
}

/** Writes a file beside its name, and moves it there when it is whole: a file that has the name is never a part. */
export class WholeFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #waiting: string[] = [];
  #length = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async create(path: string): Promise<WholeFile> {
    await mkdir(dirname(path), { recursive: true });
    return new WholeFile(path, await open(`${path}.part`, 'w'));
  }

  async write(text: string): Promise<void> {
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length >= chunkSize) await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#waiting.join(''));
    this.#waiting = [];
    this.#length = 0;
    this.#hash.update(bytes);
    await this.#handle.appendFile(bytes);
  }

  /** Gives the file its name; returns the SHA-256 of it. */
  async end(): Promise<string> {
    await this.#flush();
    await this.#handle.close();
    await rename(`${this.#path}.part`, this.#path);
    return this.#hash.digest('hex');
  }
}

/** Writes a small file at once; returns the SHA-256 of it. */
export async function writeWhole(path: string, text: string): Promise<string> {
  const file = await WholeFile.create(path);
  await file.write(text);
  return file.end();
}
