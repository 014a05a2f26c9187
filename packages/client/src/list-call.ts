import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import type { ParameterValues } from './input.ts';
import { type LoadPage, type WalkedPage, walk } from './pager.ts';
import type { ListCall, ListOptions } from './types.ts';

export interface ListCallSource {
  readonly operation: Operation;
  readonly list: ListBehaviour;
  /** The checked query; throws what is wrong with the input. */
  readonly query: () => ParameterValues;
  readonly load: LoadPage;
  readonly options: ListOptions;
}

/** A promise of one page and an iteration of all rows in one object. It does nothing until it is used. */
export function listCall<Page, Item>({ operation, list, query, load, options }: ListCallSource): ListCall<Page, Item> {
  let page: Promise<Page> | undefined;
  const once = (): Promise<Page> => {
    page ??= (async () => (await load(query(), options.signal ?? new AbortController().signal)) as Page)();
    return page;
  };
  async function* walked(more: ListOptions = {}): AsyncGenerator<WalkedPage, void, undefined> {
    yield* walk(operation, list, query(), load, { ...options, ...more });
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
