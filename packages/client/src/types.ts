import type { operations, paths } from '@scp-backup/openapi';
import type { TimeInput } from './times.ts';

type Table = typeof operations;

export type OperationId = keyof Table;

type Get<Id extends OperationId> = paths[Table[Id]['path']]['get'];

/** The body of an operation's success, as the service gives it. */
export type Body<Id extends OperationId> =
  Get<Id> extends { responses: { 200: { content: { 'application/json': infer Content } } } } ? Content : unknown;

/** One row of a list operation. */
export type Row<Id extends OperationId> = Table[Id] extends { list: { items: infer Items } }
  ? Items extends keyof Body<Id>
    ? NonNullable<Body<Id>[Items]> extends readonly (infer Item)[]
      ? Item
      : never
    : never
  : never;

type InPlace<Id extends OperationId, Place extends 'path' | 'query'> =
  Get<Id> extends { parameters: { [Key in Place]?: infer Parameters } } ? NonNullable<Parameters> : unknown;

type Simplify<Type> = { [Key in keyof Type]: Type[Key] };

type Named<Id extends OperationId> = Simplify<InPlace<Id, 'path'> & InPlace<Id, 'query'>>;

/** Whether a parameter is a time, so that a `Date` will do. */
type IsTime<Id extends OperationId, Name> = Table[Id] extends {
  parameters: { [Key in Name & string]: { format: 'date-time' } };
}
  ? true
  : false;

/** The parameters of an operation by their names in the spec. Null is as good as none. */
export type Input<Id extends OperationId> = {
  [Name in keyof Named<Id>]: IsTime<Id, Name> extends true ? TimeInput | null : Named<Id>[Name];
};

export interface CallOptions {
  /** Ends the call, its waits and its retries at once. */
  readonly signal?: AbortSignal;
}

export interface ListOptions extends CallOptions {
  /** While walking: how many rows at the most. @default all */
  readonly limit?: number;
  /** While walking: how many pages are loaded ahead, 100 at the most. @default 0 */
  readonly prefetch?: number;
  /** While walking: called after each page. */
  readonly onProgress?: (progress: Progress) => void;
  /** While walking: called when the rows may not be complete. @default console.warn */
  readonly onWarning?: (warning: WalkWarning) => void;
}

export interface Progress {
  /** Rows so far. */
  readonly rows: number;
  /** What the service counts, where it does. */
  readonly total: number | undefined;
}

export interface WalkWarning {
  /**
   * `countChanged`: rows came or went during the walk; where rows went, others may have moved to a page that was read
   * already. `countMismatch`: the walk ended with another number of rows than the service counts. `rowsAlike`: rows were
   * given that are like others in every field; they may be the same. `endUncertain`: the walk ended at a page that came
   * again or was refused, and no count tells that it was the last.
   */
  readonly code: 'countChanged' | 'countMismatch' | 'rowsAlike' | 'endUncertain';
  readonly message: string;
  readonly rows: number;
  readonly total: number;
}

/**
 * A list call. Awaited, it gives one page; iterated, it walks all rows. Nothing is sent before that.
 */
export interface ListCall<Page, Item> extends Promise<Page>, AsyncIterable<Item> {
  /** All pages, one at a time. */
  pages(): AsyncIterable<Page>;
  /** All rows in one array. */
  all(options?: { readonly limit?: number }): Promise<Item[]>;
}

type Optional<Args, Options> =
  Record<never, never> extends Args ? [input?: Args, options?: Options] : [input: Args, options?: Options];

/** The method of an operation. */
export type Method<Id extends OperationId> = Table[Id] extends { list: object }
  ? (...args: Optional<Input<Id>, ListOptions>) => ListCall<Body<Id>, Row<Id>>
  : (...args: Optional<Input<Id>, CallOptions>) => Promise<Body<Id>>;

export type Methods = { readonly [Id in OperationId]: Method<Id> };
