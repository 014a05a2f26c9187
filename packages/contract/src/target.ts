import {
  type ListBehaviour,
  type Operation,
  type OperationTable,
  queryText,
  type ResponseShape,
  type RowFields,
  readPage,
} from '@scp-backup/openapi';
import type { Answer, Probe } from './probe.ts';
import type { Row } from './rows.ts';
import type { Query } from './session/wire.ts';

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
  /** The count of the service, or the rows that were read. */
  readonly total: number;
  /** All rows were read. */
  readonly complete: boolean;
  /** The size that pages are read in. Absent for a list without sizes. */
  readonly size?: number | undefined;
  /** The most rows that the service puts on a page, where that is fewer than it was asked for. */
  readonly cap?: number | undefined;
  /** Why the rows could not be read. */
  readonly problem?: string | undefined;
}

export type ListTarget = Target & { readonly list: ListBehaviour };

/** A request of the operation. Query parameters that are required are added where the query does not have them. */
export function probeOf(target: Target, query: Query | string = [], more: Partial<Probe> = {}): Probe {
  const { operation, path } = target;
  const isText = typeof query === 'string';
  const names = isText ? query.split('&').map((one) => one.split(/[=[]/)[0]) : query.map(([name]) => name);
  const required = requiredQuery(target).filter(([name]) => !names.includes(name));
  const whole = isText ? [queryText(required), query].filter(Boolean).join('&') : [...required, ...query];
  return { operation, path, query: whole, ...more };
}

/** The query parameters without which the operation cannot be called, with values from the document. */
export function requiredQuery({ description, operation }: Target): Query {
  const values = description.examples[operation.id]?.parameters ?? {};
  return Object.entries(operation.parameters)
    .filter(([, one]) => one.in === 'query' && one.required)
    .map(([name, one]) => [name, String(values[name] ?? one.default ?? one.enum?.[0])] as const);
}

/** The rows of a response. Null is a list without rows. */
export function rowsOf(list: ListBehaviour, answer: Answer): readonly Row[] {
  return readPage(list, answer.body)?.rows ?? [];
}

export function countOf(list: ListBehaviour, answer: Answer): number | undefined {
  return readPage(list, answer.body)?.count;
}

/** The rows that a page of a size has at the most: a service may give fewer than it is asked for. */
export function pageLength({ survey }: Target, size: number): number {
  return Math.min(size, survey.cap ?? size);
}

/** Why a check cannot show all: the reader stopped before the last row. */
export function unread({ survey }: Target): string {
  return `only ${survey.rows.length} of ${survey.total} rows were read`;
}

/** Page and size as a query; what the operation does not have is left out. */
export function pageQuery({ list }: ListTarget, index: number, size: number | undefined): Query {
  return [
    ...(list.page ? [[list.page.parameter, String(list.page.first + index)] as const] : []),
    ...(list.size && size !== undefined ? [[list.size.parameter, String(size)] as const] : []),
  ];
}
