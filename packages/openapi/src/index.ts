/**
 * What the OpenAPI document says, as types and as the operation table. Everything below `generated/` is written by
 * `npm run generate`; the rest reads values that the document describes.
 */
export { apiVersionNumber, isThere, operationsIn, rowsIn } from './api-version.ts';
export { csvLine } from './csv.ts';
export { calls, endpoint, operations, responses, rows, service } from './generated/operations.ts';
export type * from './generated/types.ts';
export { version } from './generated/version.ts';
export { type Instant, readInstant } from './instant.ts';
export { jsonText, type Page, readPage, rowText } from './page.ts';
export { dereference, escapePointer, pointerParts, resolvePointer } from './pointer.ts';
export { queryText } from './query.ts';
export type * from './table.ts';
