import { type Break, type Row, withBytes, withRow } from '../wrap.ts';

const isBad = (status: number) => status >= 400;
const encoder = new TextEncoder();
const latin = (text: string) => new Uint8Array(Buffer.from(text.replace(/:"./, ':"é'), 'latin1'));

/** Writes a time that every row has in another way. */
const createdAt = (write: (text: string, date: Date) => unknown): Break =>
  withRow((row) => ({ ...row, created_at: write(String(row.created_at), new Date(String(row.created_at))) }));

const value = (change: (row: Row) => Row): Break => withRow(change);

/** Times in another notation, bytes that are not what they claim, and values of another kind, in every operation. */
export const notation: Readonly<Record<string, Break>> = {
  'times with a small t': createdAt((text) => text.replace('T', 't')),
  'times with a small z': createdAt((text) => text.replace('Z', 'z')),
  'times with a space before the clock': createdAt((text) => text.replace('T', ' ')),
  'times with a zone without a colon': createdAt((text) => text.replace('Z', '+0000')),
  'times with a zone of hours only': createdAt((text) => text.replace('Z', '+00')),
  'times without seconds': createdAt((text) => text.replace(/:\d\d(\.\d+)?Z/, 'Z')),
  'times in the notation of HTTP': createdAt((_, date) => date.toUTCString()),
  'times without separators': createdAt((text) => text.replaceAll(/[-:]/g, '')),
  'times with the day first': createdAt((text) => text.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3-$2-$1')),
  'times as seconds in a text': createdAt((_, date) => String(date.getTime() / 1000)),
  'a day that does not exist in a row': createdAt((text) => text.replace(/-\d\d-\d\dT/, '-02-30T')),
  'bytes of another charset': withBytes(latin),
  'bytes of another charset, in errors': withBytes(latin, 'application/json', isBad),
  'bytes of another charset, and UTF-8 claimed': withBytes(latin, 'application/json; charset=utf-8'),
  'a charset that is not UTF-8': withBytes((text) => encoder.encode(text), 'application/json; charset=iso-8859-1'),
  'a byte order mark': withBytes((text) => encoder.encode(`\uFEFF${text}`)),
  'UTF-16': withBytes((text) => new Uint8Array(Buffer.from(text, 'utf16le'))),
  'two JSON values': withBytes((text) => encoder.encode(text + text)),
  'single quotes': withBytes((text) => encoder.encode(text.replaceAll('"', "'"))),
  'a comma too many': withBytes((text) => encoder.encode(text.replace(/\}$/, ',}'))),
  'JSON within a text': withBytes((text) => encoder.encode(JSON.stringify(text))),
  'an empty body': withBytes(() => new Uint8Array()),
  'an empty object': withBytes(() => encoder.encode('{}')),
  'names with a capital': value((row) =>
    Object.fromEntries(Object.entries(row).map(([name, one]) => [name.toUpperCase(), one])),
  ),
  'a creator that is a number': value((row) => ({ ...row, created_by: 7 })),
  'a creator that is an object': value((row) => ({ ...row, created_by: { id: 'user-1' } })),
  'a creator that is null': value((row) => ({ ...row, created_by: null })),
  'a creator that is a list': value((row) => ({ ...row, created_by: ['user-1'] })),
  'no creator': value(({ created_by: _, ...row }) => row),
  'a time that is null': value((row) => ({ ...row, modified_at: null })),
  'a time that is a number': value((row) => ({ ...row, modified_at: 1_700_000_000 })),
  'a time that is empty': value((row) => ({ ...row, modified_at: '' })),
  'a field that the document does not know': value((row) => ({ ...row, extra: 1 })),
};
