import { type Operation, operations } from '@scp-backup/openapi';
import type { Break } from '../wrap.ts';
import { fields } from './fields.ts';
import { filters, names } from './filters.ts';
import { notation } from './notation.ts';
import { paging } from './paging.ts';
import { signature } from './signature.ts';
import { sorting } from './sorting.ts';
import { statuses } from './statuses.ts';
import { verifier } from './verifier.ts';

/** A service that is broken in one way, seen from one operation. */
export interface Mutant {
  readonly name: string;
  readonly operation: string;
  readonly breaks: Break;
}

/** The operations that the data of the tests has rows for. */
const all: readonly Operation[] = [
  operations.listBackups,
  operations.showBackup,
  operations.listBackupRestoreHistories,
];
const lists = all.filter(({ list }) => list);
const withQueries = all.filter(({ parameters }) => Object.values(parameters).some((one) => one.in === 'query'));
const withParent = all.filter(({ path }) => path.includes('{'));
const restores: readonly Operation[] = [operations.listBackupRestoreHistories];

/** Breaks that show only in some operations: where there is a query, a parent, or a field of the restores. */
const where: Readonly<Record<string, readonly Operation[]>> = {
  'count ignores the filter': restores,
  'one field does not sort': restores,
  'sorting drops rows with null': restores,
  '422 instead of 400': withQueries,
  '500 on bad input': withQueries,
  '500 on bytes that are no UTF-8': withQueries,
  '500 on a page far away': lists,
  'bad input is ignored': withQueries,
  'lower-case states are accepted': restores,
  'size 0 is accepted': restores,
  'a day that does not exist is accepted': restores,
  'an unknown parent gives an empty list': restores,
  'an unknown parent gives the rows of another': restores,
  'the beginning of an id is enough': withParent,
  'rows of another parent come too': restores,
  'rows of another parent come with a filter': restores,
  'an answer redirects': lists,
  'the body is cut off': lists,
  'checked without the query': withQueries,
  'the query is sorted before it is checked': withQueries,
  'the query may be signed sorted': withQueries,
  'filters need not be signed': lists,
  'white space behind an id is dropped': withParent,
  'an encoded query is refused': withQueries,
  'a wrong signature passes with a filter': restores,
  'the query is decoded before it is checked': withQueries,
  'the query is encoded before it is checked': withQueries,
  'escapes are compared without their case': withQueries,
};

function of(group: Readonly<Record<string, Break>>, usual: readonly Operation[]): readonly Mutant[] {
  return Object.entries(group).flatMap(([name, breaks]) =>
    (where[name] ?? usual).map(({ id }) => ({ name, operation: id, breaks })),
  );
}

/** Services that are broken on purpose, in one way each, for every operation in which the break shows. */
export const mutants: readonly Mutant[] = [
  ...of(paging, lists),
  ...of(sorting, lists),
  ...of(filters, restores),
  ...of(names, [operations.listBackups]),
  ...of(fields, restores),
  ...of(statuses, all),
  ...of(signature, all),
  ...of(verifier, all),
  ...of(notation, all),
];

/** The break of that name. */
export function breakOf(name: string): Break {
  const found = mutants.find((one) => one.name === name);
  if (!found) throw new RangeError(`no broken service is called ${name}`);
  return found.breaks;
}
