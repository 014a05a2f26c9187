import type { ListBehaviour } from '@scp-backup/openapi';
import type { CallOptions, Success, WithResponse } from '../call/call.ts';
import type { CheckedInput, ParameterValues } from '../call/input.ts';
import { type Call, LazyCall } from '../call/lazy-call.ts';
import { BackupError, checkNumber, invalidArgument } from '../errors/backup-error.ts';
import { type WalkedPage, type WalkWarning, walk } from './walk.ts';

/** Options of a call that lists rows. */
export interface ListOptions extends CallOptions {
  /** How many rows a walk returns at most; the last page is cut. @default all */
  readonly limit?: number | undefined;
  /** Called after each page of a walk. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called when a walk returned rows that may differ from what the service holds. @default that of the client */
  readonly onWarning?: ((warning: WalkWarning) => void) | undefined;
}

/** How far a walk is. */
export interface Progress {
  /** Rows so far. */
  readonly rows: number;
  /** Rows that the service counts, where it does. */
  readonly total: number | undefined;
}

/** The pages of a walk. */
export interface Pages<Data> extends AsyncIterable<Data> {
  /** The pages, each with its response. */
  withResponse(): AsyncIterable<WithResponse<Data>>;
}

/** A call that lists rows. Awaited, it returns one page; iterated, it walks all pages and returns each row. */
export interface ListCall<Page, Item> extends Call<Page>, AsyncIterable<Item> {
  /** Walks all pages and returns each as a whole. */
  pages(): Pages<Page>;
  /** Walks all pages and returns all rows in one array. */
  all(): Promise<Item[]>;
}

/** How a list call reaches the service. */
export interface ListSource<Data> {
  readonly list: ListBehaviour;
  /** Checks the input of the call. */
  readonly input: () => CheckedInput;
  readonly load: (input: CheckedInput) => Promise<Success<Data>>;
  readonly options: ListOptions;
  /** Where the options name no other. */
  readonly onWarning: (warning: WalkWarning) => void;
}

/** Awaited one page, iterated a walk. */
export class LazyListCall<Data, Item> extends LazyCall<Data> implements ListCall<Data, Item> {
  readonly #source: ListSource<Data>;

  constructor(source: ListSource<Data>) {
    super(async () => (await source.load(source.input())).response);
    this.#source = source;
  }

  async *#walk(): AsyncGenerator<WalkedPage<Success<Data>>, void, undefined> {
    const { list, load, input, options } = this.#source;
    const { limit: given = Number.POSITIVE_INFINITY, onProgress, onWarning = this.#source.onWarning } = options;
    const limit = checkNumber('limit', Math.floor(given), 0);
    const { path, query } = input();
    const { parameter = '' } = list.page ?? {};
    if (parameter in query) {
      throw invalidArgument(parameter, query[parameter], 'absent in a walk; await the call for one page');
    }
    const loadPage = (query: ParameterValues) => load({ path, query });
    let rows = 0;
    for await (const walked of walk(list, query, loadPage, { limit, onWarning })) {
      rows += walked.rows.length;
      onProgress?.({ rows, total: walked.page.count });
      yield walked;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const { signal } = this.#source.options;
    for await (const { rows } of this.#walk()) {
      for (const row of rows) {
        if (signal?.aborted) throw new BackupError('aborted', 'the walk was aborted', {}, { cause: signal.reason });
        yield row as Item;
      }
    }
  }

  pages(): Pages<Data> {
    const walked = () => this.#walk();
    return {
      async *[Symbol.asyncIterator]() {
        for await (const { page } of walked()) yield page.response.data;
      },
      async *withResponse() {
        for await (const { page } of walked()) yield page.response;
      },
    };
  }

  async all(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of this) items.push(item);
    return items;
  }
}
