import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import { checkFunction } from './check.ts';
import { invalidArgument } from './errors.ts';
import { abortedBy } from './fetch/seam.ts';
import type { ParameterValues } from './input.ts';
import { type LoadPage, type WalkedPage, type WalkOptions, walk } from './pager.ts';
import type { ListCall, ListOptions } from './types.ts';

export interface ListCallSource {
  readonly operation: Operation;
  readonly list: ListBehaviour;
  /** Loads the one page that the input asks for. */
  readonly page: () => Promise<unknown>;
  /** What a walk starts from; throws what is wrong with the input. */
  readonly start: () => WalkStart;
  readonly options: ListOptions;
}

interface WalkStart {
  readonly query: ParameterValues;
  readonly load: LoadPage;
  readonly signal: AbortSignal | undefined;
}

/** A promise of one page and an iteration of all rows in one object. It does nothing until it is used. */
export class Listing<Page, Item> implements ListCall<Page, Item> {
  readonly #source: ListCallSource;
  #page: Promise<Page> | undefined;

  constructor(source: ListCallSource) {
    this.#source = source;
  }

  get [Symbol.toStringTag](): string {
    return 'ListCall';
  }

  #once(): Promise<Page> {
    this.#page ??= this.#source.page() as Promise<Page>;
    return this.#page;
  }

  // biome-ignore lint/suspicious/noThenProperty: to be awaited is what it is for
  then<Then = Page, Caught = never>(
    fulfilled?: ((page: Page) => Then | PromiseLike<Then>) | null,
    rejected?: ((error: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Then | Caught> {
    return this.#once().then(fulfilled, rejected);
  }

  catch<Caught = never>(rejected?: ((error: unknown) => Caught | PromiseLike<Caught>) | null): Promise<Page | Caught> {
    return this.#once().catch(rejected);
  }

  finally(settled?: (() => void) | null): Promise<Page> {
    return this.#once().finally(settled);
  }

  async *#walk(limit = this.#source.options.limit): AsyncGenerator<WalkedPage, void, undefined> {
    const { operation, list, start } = this.#source;
    const { prefetch, onProgress, onWarning } = this.#source.options;
    const options = { limit, prefetch, onProgress, onWarning };
    checkOptions(options);
    const { query, load, signal } = start();
    yield* walk(operation, list, query, load, { ...options, signal });
  }

  /** Rows that are there already are not given either once the caller has had enough. */
  #checkSignal(): void {
    const { operation, options } = this.#source;
    if (!options.signal?.aborted) return;
    throw abortedBy(options.signal, operation.id, 1);
  }

  async *#rows(limit?: number): AsyncGenerator<Item, void, undefined> {
    for await (const { rows } of this.#walk(limit)) {
      for (const row of rows) {
        this.#checkSignal();
        yield row as Item;
      }
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return this.#rows();
  }

  async *pages(): AsyncGenerator<Page, void, undefined> {
    for await (const { body } of this.#walk()) {
      this.#checkSignal();
      yield body as Page;
    }
  }

  async all(more?: { readonly limit?: number }): Promise<Item[]> {
    const found: Item[] = [];
    for await (const row of this.#rows(more?.limit)) found.push(row);
    return found;
  }
}

function checkOptions(options: WalkOptions): void {
  const limit = options.limit ?? 0;
  const prefetch = options.prefetch ?? 0;
  for (const name of ['onProgress', 'onWarning'] as const) checkFunction(name, options[name]);
  if (!(limit === Number.POSITIVE_INFINITY || (Number.isInteger(limit) && limit >= 0))) {
    throw invalidArgument('limit', limit, 'a whole number from 0');
  }
  if (!(Number.isInteger(prefetch) && prefetch >= 0)) {
    throw invalidArgument('prefetch', prefetch, 'a whole number from 0');
  }
}
