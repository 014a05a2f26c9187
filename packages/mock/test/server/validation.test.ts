import { describe, expect, test } from 'vitest';
import { description } from '../second-operation.ts';
import { call, documented, firstError, list, operation, start } from '../wire.ts';

const [example] = documented.contents;

describe('a response that does not fit its schema is a 500 that says so', () => {
  const { backup_id, created_by: _, ...rest } = example;
  const cases: readonly [string, object, RegExp][] = [
    ['a field is missing', { backup_id, ...rest }, /created_by/],
    ['a field is null', { ...example, created_by: null }, /created_by.*string/],
    ['a field has another type', { ...example, schedule_name: 7 }, /schedule_name.*string/],
    ['a time is none', { ...example, restore_start_time: '2024-13-45T99:99:99' }, /pattern/],
    [
      'a time has no zone that must have one',
      { ...example, created_at: '2024-10-28T05:52:47' },
      /created_at.*date-time/,
    ],
  ];

  test.each(cases)('%s', async (_, row, message) => {
    const mock = await start({ data: { [operation.id]: [row as typeof example] } });
    const reply = await call(mock, list);
    expect(reply.status).toBe(500);
    const { code, detail } = firstError(reply);
    expect(code).toBe('ResponseViolation');
    expect(detail[0]).toMatch(/does not fit the schema/);
    expect(detail.slice(1).join(' ')).toMatch(message);
  });

  test('every time it is sent, and where it comes after rows that were good', async () => {
    const mock = await start({ data: { [operation.id]: [example] } });
    expect((await call(mock, list)).status).toBe(200);
    mock.insert(operation.id, [{ ...example, created_by: 7 }]);
    expect((await call(mock, list)).status).toBe(500);
    expect((await call(mock, list)).status).toBe(500);
    expect((await call(mock, `${list}?size=1`)).json).toEqual({ contents: [example], count: 2 });
  });

  test('and so it is for another operation, and in Korean', async () => {
    const mock = await start({ description, data: { listSnapshots: [{ label: 'too long' }] } });
    const reply = await call(mock, '/v2/vaults/vault-1/snapshots', { 'Accept-Language': 'ko' });
    expect(reply.status).toBe(500);
    expect(firstError(reply).detail[0]).toContain('스키마와 맞지 않습니다');
  });
});
