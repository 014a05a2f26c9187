import type { Operation } from '@scp-backup/openapi';
import { MockError } from '../errors.ts';
import type { Row, RowSource } from './row-source.ts';

/** The key of rows that belong to no parent. No id is empty. */
export const everyParent = '';

/**
 * The rows of a list operation by their parent.
 *
 * @param fallback the parent of rows that name none
 * @throws {MockError} `ERR_INVALID_DATA`
 */
export function rowsByParent(operation: Operation, given: unknown, fallback: string): Map<string, RowSource> {
  if (isSource(given)) return new Map([[fallback, given]]);
  if (Array.isArray(given)) return groupRows(operation, checkRows(operation, given, ''), fallback);
  if (!isRow(given) || !operation.list?.parent) throw noRows(operation, '');
  const byParent = Object.entries(given).map(([parent, rows]): [string, RowSource] => [
    parent,
    isSource(rows) ? rows : checkRows(operation, rows, `.${parent}`),
  ]);
  return new Map(byParent);
}

/** A row is an object. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSource(value: unknown): value is RowSource {
  return isRow(value) && typeof value.at === 'function';
}

function groupRows({ list }: Operation, rows: readonly Row[], fallback: string): Map<string, Row[]> {
  const field = list?.parent?.field ?? '';
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[field] ?? '') || fallback;
    const own = groups.get(name) ?? [];
    groups.set(name, own);
    own.push(row);
  }
  return groups;
}

function checkRows(operation: Operation, list: unknown, place: string): readonly Row[] {
  if (Array.isArray(list) && list.every(isRow)) return list;
  throw noRows(operation, place);
}

function noRows({ id }: Operation, place: string): MockError {
  return new MockError('ERR_INVALID_DATA', `data.${id}${place} must be an array of rows, each an object`);
}
