import { durationBetween, readTime, restoreDuration } from '@scp-backup/client';
import { describe, expect, test } from 'vitest';
import { row } from './service.ts';

describe('a time of a row', () => {
  test.each<[string, string, string | undefined, string, boolean]>([
    ['without a zone is read as UTC', '2024-10-28T05:52:47', undefined, '2024-10-28T05:52:47.000Z', true],
    [
      'without a zone is read in the zone of the caller',
      '2024-10-28T05:52:47',
      '+09:00',
      '2024-10-27T20:52:47.000Z',
      true,
    ],
    ['keeps its own zone', '2024-10-28T05:52:47+09:00', 'UTC', '2024-10-27T20:52:47.000Z', false],
    ['keeps milliseconds', '2024-10-28T05:52:47.123456', undefined, '2024-10-28T05:52:47.123Z', true],
  ])('%s: %s', (_, raw, zone, iso, assumedZone) => {
    expect(readTime(raw, zone ? { zone } : {})).toEqual({ date: new Date(iso), raw, assumedZone });
  });

  test.each([null, undefined, '', 'soon', '2024-10-28', '2024-10-28 05:52:47', '2024-13-28T05:52:47'])(
    'is undefined for %j',
    (value) => {
      expect(readTime(value)).toBeUndefined();
    },
  );

  test.each(['Asia/Seoul', 'KST', '+9', ''])('cannot be read in the zone %j, which is not an offset', (zone) => {
    expect(() => readTime('2024-10-28T05:52:47', { zone })).toThrow(/zone must be UTC or an offset/);
  });
});

describe('the duration of a restore', () => {
  test('is in milliseconds', () => {
    expect(restoreDuration(row(1))).toBe(433_000);
  });

  test('is undefined while it runs', () => {
    expect(restoreDuration({ ...row(1), restore_end_time: null })).toBeUndefined();
  });

  test('is negative where the end comes first', () => {
    expect(durationBetween('2024-10-28T00:00:01', '2024-10-28T00:00:00')).toBe(-1000);
  });
});
