import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import { invalidArgument } from './errors.ts';
import type { ParameterValues } from './input.ts';
import { type LoadPage, type WalkedPage, walk } from './pager.ts';
import type { ListCall, ListOptions } from './types.ts';

export interface ListCallSource {
  readonly operation: Operation;
  readonly list: ListBehaviour;
  /** Loads the one page that the input asks for. */
  readonly page: () => Promise<unknown>;
  /** What a walk starts from; throws what is wrong with the input. */
  readonly start: () => { readonly query: ParameterValues; readonly load: LoadPage };
  readonly options: ListOptions;
}

/** A promise of one page and an iteration of all rows in one object. It does nothing until it is used. */
export function listCall<Page, Item>(source: ListCallSource): ListCall<Page, Item> {
  let page: Promise<Page> | undefined;
  const once = (): Promise<Page> => {
    page ??= source.page() as Promise<Page>;
    return page;
  };
  async function* walked(more: ListOptions = {}): AsyncGenerator<WalkedPage, void, undefined> {
    const { operation, list } = source;
    const options = { ...source.options, ...more };
    checkOptions(options);
    const { query, load } = source.start();
    yield* walk(operation, list, query, load, options);
  }
  async function* rows(more?: ListOptions): AsyncGenerator<Item, void, undefined> {
    for await (const { rows } of walked(more)) yield* rows as readonly Item[];
  }
  return {
    [Symbol.toStringTag]: 'ListCall',
    // biome-ignore lint/suspicious/noThenProperty: to be awaited is what it is for
    then: (fulfilled, rejected) => once().then(fulfilled, rejected),
    catch: (rejected) => once().catch(rejected),
    finally: (settled) => once().finally(settled),
    [Symbol.asyncIterator]: () => rows(),
    async *pages() {
      for await (const { body } of walked()) yield body as Page;
    },
    async all(more) {
      const found: Item[] = [];
      for await (const row of rows(more)) found.push(row);
      return found;
    },
  };
}

function checkOptions({ limit = 0, prefetch = 0 }: ListOptions): void {
  if (!(limit >= 0)) throw invalidArgument('limit', limit, 'a number from 0');
  if (!(Number.isInteger(prefetch) && prefetch >= 0)) {
    throw invalidArgument('prefetch', prefetch, 'a whole number from 0');
  }
}
