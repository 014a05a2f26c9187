import type { operations, paths } from '@scp-backup/openapi';
import type { CallOptions } from './call/call.ts';
import type { Call } from './call/lazy-call.ts';
import type { TimeInput } from './call/utc-text.ts';
import type { ListCall, ListOptions } from './paging/list-call.ts';

type Table = typeof operations;

export type OperationId = keyof Table;

type Get<Id extends OperationId> = paths[Table[Id]['path']]['get'];

/** The body of an operation's success, as the service returns it. */
export type Body<Id extends OperationId> =
  Get<Id> extends { responses: { 200: { content: { 'application/json': infer Content } } } } ? Content : unknown;

/** One row of a list operation. */
export type Row<Id extends OperationId> = Id extends OperationId
  ? Table[Id] extends { list: { items: infer Items extends keyof Body<Id> } }
    ? NonNullable<Body<Id>[Items]> extends readonly (infer Item)[]
      ? Item
      : never
    : never
  : never;

/** The operations whose rows are runs that succeed or fail (`x-scp-run` of the document). */
export type RunOperationId = {
  [Id in OperationId]: Table[Id] extends { run: object } ? Id : never;
}[OperationId];

type ParametersIn<Id extends OperationId, Location extends 'path' | 'query'> =
  Get<Id> extends { parameters: { [Key in Location]?: infer Parameters } } ? Present<NonNullable<Parameters>> : unknown;

/** Where an operation has no parameters in path or query, their type is `never`, which would spread to all of them. */
type Present<Parameters> = [Parameters] extends [never] ? unknown : Parameters;

type Simplify<Type> = { [Key in keyof Type]: Type[Key] };

type Parameters<Id extends OperationId> = Simplify<ParametersIn<Id, 'path'> & ParametersIn<Id, 'query'>>;

/** Whether a parameter is a time, for which a `Date` is accepted too. */
type IsTime<Id extends OperationId, Name> = Table[Id] extends {
  parameters: { [Key in Name & string]: { format: 'date-time' } };
}
  ? true
  : false;

/** The parameters of an operation by their names in the document. Null and undefined are the same as absent. */
export type Input<Id extends OperationId> = {
  [Name in keyof Parameters<Id>]:
    | (IsTime<Id, Name> extends true ? TimeInput | null : Parameters<Id>[Name])
    | (undefined extends Parameters<Id>[Name] ? undefined : never);
};

type Arguments<Parameters, Options> = [keyof Parameters] extends [never]
  ? [input?: Record<string, never> | undefined, options?: Options | undefined]
  : Record<never, never> extends Parameters
    ? [input?: Parameters | undefined, options?: Options | undefined]
    : [input: Parameters, options?: Options | undefined];

/** The method of an operation. */
export type Method<Id extends OperationId> = Table[Id] extends { list: object }
  ? (...args: Arguments<Input<Id>, ListOptions>) => ListCall<Body<Id>, Row<Id>>
  : (...args: Arguments<Input<Id>, CallOptions>) => Call<Body<Id>>;

/** One method for each operation of the document, by its operationId. */
export type Methods = { readonly [Id in OperationId]: Method<Id> };
