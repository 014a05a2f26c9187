import {
  type ListBehaviour,
  type Operation,
  type OperationTable,
  type ResponseShape,
  type RowFields,
  readPage,
} from '@scp-backup/openapi';
import type { Row } from './rows.ts';
import type { Answer, Probe } from './session.ts';
import type { Query } from './wire.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the checks are made from: the document and what is generated from it. */
export interface Description {
  readonly document: Json;
  readonly operations: OperationTable;
  readonly rows: Readonly<Record<string, RowFields>>;
  readonly responses: Readonly<Record<string, Readonly<Record<string, ResponseShape>>>>;
  readonly examples: Readonly<Record<string, { readonly parameters: Readonly<Record<string, unknown>> }>>;
  readonly securityHeaders: readonly string[];
  readonly apiVersion: string;
}

/** One operation, with the values of its path and the rows that were found there. */
export interface Target {
  readonly description: Description;
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly fields: RowFields;
  readonly survey: Survey;
}

/** What the service gives without any filter. */
export interface Survey {
  readonly rows: readonly Row[];
  readonly total: number;
  /** All rows were read. */
  readonly complete: boolean;
  /** Why the rows could not be read. */
  readonly problem?: string;
}

export type ListTarget = Target & { readonly list: ListBehaviour };

export function probeOf(target: Target, query: Query | string = [], more: Partial<Probe> = {}): Probe {
  return { operation: target.operation, path: target.path, query, ...more };
}

/** The rows of a response. Null is a list without rows. */
export function rowsOf(list: ListBehaviour, answer: Answer): readonly Row[] {
  return readPage(list, answer.body)?.rows ?? [];
}

export function countOf(list: ListBehaviour, answer: Answer): number | undefined {
  return readPage(list, answer.body)?.count;
}

/** The size of a page that is large and still allowed. */
export function largePage({ operation, list }: ListTarget): number {
  const shape = list.size && operation.parameters[list.size.parameter];
  return Math.min(100, shape?.maximum ?? 100, list.size?.maximum ?? 100);
}

/** Page and size as a query; what the operation does not have is left out. */
export function pageQuery({ list }: ListTarget, index: number, size: number | undefined): Query {
  return [
    ...(list.page ? [[list.page.parameter, String(list.page.first + index)] as const] : []),
    ...(list.size && size !== undefined ? [[list.size.parameter, String(size)] as const] : []),
  ];
}

/** Reads every page of a query, until rows and count are exhausted or `maximum` rows are read. */
export async function walk(
  target: ListTarget,
  query: Query,
  call: (probe: Probe) => Promise<Answer>,
  maximum: number,
  size: number = largePage(target),
): Promise<Survey> {
  const rows: Row[] = [];
  let total = 0;
  let previous = '';
  let longest = 0;
  for (let index = 0; ; index++) {
    const answer = await call(probeOf(target, [...query, ...pageQuery(target, index, size)]));
    if (answer.status !== 200) {
      return { rows, total, complete: false, problem: answer.failure ?? `page ${index} answered ${answer.status}` };
    }
    const page = rowsOf(target.list, answer);
    total = Math.max(total, countOf(target.list, answer) ?? 0);
    const text = JSON.stringify(page);
    const repeated = page.length > 0 && text === previous;
    if (repeated) return { rows, total, complete: false, problem: `page ${index} repeats the page before it` };
    rows.push(...page);
    longest = Math.max(longest, page.length);
    previous = text;
    const over = page.length === 0 || (page.length < longest && rows.length >= total) || !target.list.page;
    if (over || (page.length < size && rows.length >= total && page.length < (target.list.size?.default ?? 1))) {
      return { rows, total, complete: true };
    }
    if (rows.length >= maximum) return { rows, total, complete: rows.length >= total };
  }
}
