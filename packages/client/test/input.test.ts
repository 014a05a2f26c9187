import { createBackupClient } from '@scp-backup/client';
import type { OperationCall } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';
import { checkInput } from '../src/call/input.ts';
import { backup_id, client, credentials, failureOf, json, page, serve } from './service.ts';

describe('input that is rejected before anything is sent', () => {
  test.each<[string, object, RegExp]>([
    ['an unknown parameter', { restore_stat: 'FAILED' }, /no parameter restore_stat; it has backup_id, page/],
    ['no id', { backup_id: undefined }, /backup_id must be present/],
    ['an empty id', { backup_id: '' }, /backup_id must be/],
    ['an id with a slash', { backup_id: 'a/b' }, /backup_id must be an id/],
    ['an id of dots', { backup_id: '..' }, /backup_id must be an id/],
    ['an id that is encoded', { backup_id: 'a%2f' }, /backup_id must be an id/],
    ['an id with a query', { backup_id: 'a?b' }, /backup_id must be an id/],
    ['an id with a fragment', { backup_id: 'a#b' }, /backup_id must be an id/],
    ['an id with white space', { backup_id: 'a b' }, /backup_id must be an id/],
    ['a page below 0', { page: -1 }, /page must be a whole number from 0/],
    ['half a page', { page: 1.5 }, /page must be a whole number/],
    ['a number as text', { size: '1e3' }, /size must be a whole number/],
    ['a size that is not a number', { size: Number.NaN }, /size must be a whole number/],
    ['an unknown state', { restore_state: 'DONE' }, /restore_state must be one of COMPLETED, FAILED, INPROGRESS/],
    ['a time without a zone', { start_time: '2024-10-01T00:00:00' }, /start_time must be a time with a zone/],
    ['a day that does not exist', { start_time: '2024-02-30T00:00:00Z' }, /start_time/],
    ['an invalid date', { end_time: new Date('x') }, /end_time.*Invalid Date/],
    [
      'an end before the start',
      { start_time: '2024-10-02T00:00:00Z', end_time: '2024-10-01T00:00:00Z' },
      /end_time must be start_time .* or later/,
    ],
    ['a sort of another form', { sort: 'created_at desc' }, /sort must be field:asc or field:desc/],
    ['half a character', { sort: '\ud800:asc' }, /sort must be/],
  ])('%s', async (_, input, message) => {
    const service = await serve((_, response) => json(response, 200, page));
    const call = client(service.url).listBackupRestoreHistories({ backup_id, ...input });
    const expected = { code: 'invalidArgument', message: expect.stringMatching(message) };
    expect(await failureOf(call)).toMatchObject(expected);
    expect(await failureOf(call.all())).toMatchObject(expected);
    expect(service.requests).toHaveLength(0);
  });
});

describe('input for an operation of another shape that is rejected', () => {
  const operation: OperationCall = {
    id: 'listThings',
    path: '/things',
    since: '1.2',
    parameters: {
      low: { in: 'query', type: 'integer', minimum: 1, maximum: 9 },
      high: { in: 'query', type: 'number' },
      from: { in: 'query', type: 'string', format: 'date-time' },
      until: { in: 'query', type: 'string', format: 'date-time' },
      added: { in: 'query', type: 'boolean', since: '1.4' },
    },
    list: {
      items: 'things',
      filters: [
        { parameter: 'from', field: 'time', test: 'from' },
        { parameter: 'low', field: 'number', test: 'from' },
        { parameter: 'high', field: 'number', test: 'until' },
        { parameter: 'until', field: 'time', test: 'until' },
      ],
    },
  };

  test.each<[string, object, string, RegExp]>([
    ['a version without it', {}, '1.1', /apiVersion must be 1.2 or later for listThings, not "1.1"/],
    ['a parameter that came later', { added: true }, '1.2', /no parameter added; it has low, high, from, until$/],
    ['a number above the maximum', { low: 10 }, '1.2', /low must be a whole number from 1 to 9/],
    ['a whole number that is not exact', { low: 2 ** 53 }, '1.2', /low must be a whole number/],
    ['a number that is endless', { high: Number.POSITIVE_INFINITY }, '1.2', /high must be a number/],
    ['text in place of a boolean', { added: 'true' }, '1.4', /added must be true or false/],
    ['a range of numbers that ends before it starts', { low: 5, high: 4.5 }, '1.2', /high must be low \(5\) or later/],
  ])('%s', (_, input, apiVersion, message) => {
    expect(() => checkInput(operation, input, apiVersion)).toThrow(message);
  });

  test('but not ranges of two fields', () => {
    const input = { low: 1, from: '2024-10-01T00:00:00Z', until: '2024-10-02T00:00:00Z', high: 2, added: false };
    expect(checkInput(operation, input, '1.4').query).toEqual(input);
  });
});

describe('a time', () => {
  test.each([
    ['a Date', new Date('2024-10-02T00:00:00Z'), '2024-10-02T00:00:00Z'],
    ['text with an offset', '2024-10-01T09:00:00+09:00', '2024-10-01T00:00:00Z'],
    ['text with milliseconds', '2024-10-01T09:00:00.250Z', '2024-10-01T09:00:00.250Z'],
    ['text before 1970', '1969-12-31T23:59:59Z', '1969-12-31T23:59:59Z'],
  ])('as %s is sent as UTC', async (_, start_time, sent) => {
    const service = await serve((_, response) => json(response, 200, page));
    await client(service.url).listBackupRestoreHistories({ backup_id, start_time });
    expect(service.requests[0]?.url).toMatch(new RegExp(`\\?start_time=${sent.replaceAll('.', '\\.')}$`));
    expect(service.verdicts).toEqual([true]);
  });
});

describe('options that are rejected', () => {
  test.each([
    ['baseUrl', { baseUrl: 'ftp://host' }],
    ['baseUrl', { baseUrl: '127.0.0.1:4010' }],
    ['baseUrl', { baseUrl: 'http://127.0.0.1/?' }],
    ['baseUrl', { baseUrl: 'http://127.0.0.1/#' }],
    ['baseUrl', { baseUrl: 'http://user:password@127.0.0.1/' }],
    ['timeout', { timeout: Number.NaN }],
    ['retry.overall', { retry: { overall: -1 } }],
    ['retry.attempts', { retry: { attempts: 0.5 } }],
    ['apiVersion', { apiVersion: 'newest' }],
    ['credentials', { credentials: { accessKey: 'key', secretKey: '' } }],
  ])('%s: %o', (parameter, options) => {
    expect(() => client('http://127.0.0.1:1', options)).toThrow(
      expect.objectContaining({ code: 'invalidArgument', parameter }),
    );
  });

  test('a region of another environment', () => {
    // @ts-expect-error there is no such pair
    expect(() => createBackupClient({ region: 'kr-south2', environment: 'e', credentials })).toThrow(
      /region must be one of kr-west1 of s, .*, not "kr-south2 of e"/,
    );
  });

  test('a password in a base URL, without repeating it', () => {
    expect(() => client('http://user:password@127.0.0.1/')).not.toThrow(/password@/);
  });

  test.each([
    ['a name that no header has', { 'X Session': '1' }],
    ['a value that no header has', { 'X-Session': '한글' }],
  ])('headers with %s, before anything is sent', async (_, headers) => {
    const service = await serve((_, response) => json(response, 200, page));
    const call = client(service.url, { headers: () => headers }).listBackupRestoreHistories({ backup_id });
    expect(await failureOf(call)).toMatchObject({ code: 'invalidArgument', parameter: 'headers', attempts: 0 });
    expect(service.requests).toHaveLength(0);
  });
});
