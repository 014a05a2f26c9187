import type { Operation, OperationCall, RowFields, ValueShape } from './table.ts';

/**
 * The number of an API version in any spelling of the service and its users: `1.1` of `backup 1.1`, `v1.1` and `1.1`.
 * `undefined` for any other text.
 */
export function apiVersionNumber(text: string): string | undefined {
  return /^(?:[a-z][a-z-]* )?v?(\d+\.\d+)$/i.exec(text)?.[1];
}

/**
 * Whether something that came with the version `since` is there in `apiVersion`. True where `since` is absent, and where
 * `apiVersion` is not a version: then only the service knows.
 */
export function isThere(since: string | undefined, apiVersion: string): boolean {
  const version = apiVersionNumber(apiVersion);
  if (since === undefined || version === undefined) return true;
  return version.localeCompare(since, 'en', { numeric: true }) >= 0;
}

/** The operations of an API version: without the operations, parameters and values that came later. */
export function operationsIn<Of extends OperationCall = Operation>(
  operations: { readonly [id: string]: Of },
  apiVersion: string,
): { readonly [id: string]: Of } {
  return mapThere(operations, apiVersion, (operation) => ({
    ...operation,
    parameters: mapThere(operation.parameters, apiVersion, (parameter) => shapeIn(parameter, apiVersion)),
  }));
}

/** The fields of each list's rows in an API version: without the fields and known values that came later. */
export function rowsIn(
  rows: { readonly [operationId: string]: RowFields },
  apiVersion: string,
): { readonly [operationId: string]: RowFields } {
  return Object.fromEntries(
    Object.entries(rows).map(([id, fields]) => [
      id,
      mapThere(fields, apiVersion, (field) => shapeIn(field, apiVersion)),
    ]),
  );
}

function mapThere<T extends { readonly since?: string }>(
  all: { readonly [name: string]: T },
  apiVersion: string,
  map: (one: T) => T,
): { readonly [name: string]: T } {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, one]) => (isThere(one.since, apiVersion) ? [[name, map(one)]] : [])),
  );
}

function shapeIn<T extends ValueShape>(shape: T, apiVersion: string): T {
  const { enum: closed, known, valuesSince = {} } = shape;
  const there = (value: string) => isThere(valuesSince[value], apiVersion);
  return { ...shape, ...(closed && { enum: closed.filter(there) }), ...(known && { known: known.filter(there) }) };
}
