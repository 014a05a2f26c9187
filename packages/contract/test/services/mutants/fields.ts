import { type Break, withBody, withRow } from '../wrap.ts';

/** Fields and types that are wrong. */
export const fields: Readonly<Record<string, Break>> = {
  'a row has an extra field': withRow((row) => ({ ...row, restore_type: 'FULL' })),
  'the answer has an extra field': withBody((body) => ({ ...body, page: 0 })),
  'only the last row has an extra field': withBody((body) => ({
    ...body,
    contents: body.contents?.map((row, index, all) => (index === all.length - 1 ? { ...row, x: 1 } : row)) ?? null,
  })),
  'a row lacks a field': withRow(({ modified_by: _, ...row }) => row),
  'one row lacks a field': withRow((row, index) =>
    index === 2 ? Object.fromEntries(Object.entries(row).slice(1)) : row,
  ),
  'null fields are left out': withRow((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  ),
  'null where it is not allowed': withRow((row) => ({ ...row, schedule_name: null })),
  'count is text': withBody((body) => ({ ...body, count: String(body.count) })),
  'count is missing': withBody(({ count: _, ...body }) => body),
  'contents has another name': withBody(({ contents, ...body }) => ({ ...body, items: contents })),
  'the rows alone, without an envelope': withBody((body) => body.contents),
  'a number where text belongs': withRow((row, index) => ({ ...row, restore_server_name: index })),
  'a time without zone where one belongs': withRow((row) => ({
    ...row,
    created_at: String(row.created_at).replace('Z', ''),
  })),
  'a month that does not exist': withRow((row) => ({ ...row, restore_start_time: '2024-13-45T99:99:99' })),
  'times with a space instead of T': withRow((row) => ({
    ...row,
    backup_start_time: String(row.backup_start_time).replace('T', ' '),
  })),
  'times as milliseconds': withRow((row) => ({ ...row, modified_at: Date.parse(String(row.modified_at)) })),
  'names in camel case': withRow(({ created_by, ...row }) => ({ ...row, createdBy: created_by })),
};
