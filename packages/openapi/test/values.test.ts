import { dereference, escapePointer, pointerParts, queryText, readInstant, resolvePointer } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';

describe('a time', () => {
  test.each([
    ['with Z', '2024-10-28T05:52:47Z', 1730094767000, '', true],
    ['with an offset', '2024-10-28T05:52:47+09:00', 1730062367000, '', true],
    ['with an offset behind UTC', '2024-10-27T20:22:47-09:30', 1730094767000, '', true],
    ['without a zone is read as UTC', '2024-10-28T05:52:47', 1730094767000, '', false],
    ['in lower case', '2024-10-28t05:52:47z', 1730094767000, '', true],
    ['with a fraction', '2024-10-28T05:52:47.120', 1730094767120, '', false],
    ['with microseconds', '2024-10-28T05:52:47.123450', 1730094767123, '45', false],
    ['before 1970, rounded down', '1969-12-31T23:59:59.9999Z', -1, '9', true],
    ['on a leap day', '2024-02-29T00:00:00Z', 1709164800000, '', true],
    ['of a leap second', '2016-12-31T23:59:60Z', 1483228800000, '', true],
    ['for never', '9999-12-31T23:59:59Z', 253402300799000, '', true],
  ])('%s: %s', (_, text, milliseconds, rest, zoned) => {
    expect(readInstant(text)).toEqual({ milliseconds, rest, zoned });
  });

  test.each([
    ['a day alone', '2024-10-28'],
    ['a space', '2024-10-28 05:52:47'],
    ['no seconds', '2024-10-28T05:52Z'],
    ['a day that its month does not have', '2023-02-29T00:00:00Z'],
    ['a month that does not exist', '2024-13-01T00:00:00Z'],
    ['an hour that does not exist', '2024-10-28T24:00:00Z'],
    ['a second that does not exist', '2024-10-28T05:52:60Z'],
    ['a short zone', '2024-10-28T05:52:47+09'],
    ['a zone that does not exist', '2024-10-28T05:52:47+24:00'],
    ['more behind it', '2024-10-28T05:52:47Z\n'],
    ['a number', 1730094767000],
    ['null', null],
  ])('is not read from %s', (_, value) => {
    expect(readInstant(value)).toBeUndefined();
  });
});

describe('a JSON pointer', () => {
  const document = {
    paths: { '/v1/a~b': { get: { $ref: '#/parts/one' } } },
    parts: { one: { $ref: '#/parts/two%20words' }, 'two words': { rows: [{ name: 'x' }] } },
  };

  test('is taken apart and escaped', () => {
    const name = '/v1/a~b~1';
    expect(pointerParts(`/paths/${escapePointer(name)}/0`)).toEqual(['paths', name, '0']);
    expect(pointerParts('')).toEqual([]);
  });

  test('leads through references', () => {
    expect(resolvePointer(document, '/paths/~1v1~1a~0b/get/rows/0/name')).toBe('x');
    expect(dereference(document, document.paths['/v1/a~b'].get)).toBe(document.parts['two words']);
  });

  test.each(['/paths/none', '/paths/none/get', '/parts/one/rows/1/name'])('%s leads nowhere', (pointer) => {
    expect(resolvePointer(document, pointer)).toBeUndefined();
  });
});

describe('a query', () => {
  test('holds only characters that every server reads the same way, and keeps every value', () => {
    const codes = Array.from({ length: 0x1_1000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
    const value = codes.map((code) => String.fromCodePoint(code)).join('');
    const text = queryText([['name', value]]);
    expect(text).toMatch(/^name=[A-Za-z0-9\-_.~:,/?%]*$/);
    expect(decodeURIComponent(text.slice(5))).toBe(value);
    expect(new URL(`http://x/?${text}`).search).toBe(`?${text}`);
  });

  test('leaves out what has no value', () => {
    const parameters = { page: 0, size: undefined, sort: 'created_at:asc', restore_state: null, name: 'a b+c' };
    expect(queryText(Object.entries(parameters))).toBe('page=0&sort=created_at:asc&name=a%20b%2Bc');
  });
});
