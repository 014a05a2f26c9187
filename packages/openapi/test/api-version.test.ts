import { apiVersionNumber, isThere, operationsIn, rowsIn } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';

describe('the number of a version', () => {
  test.each(['backup 1.1', 'v1.1', '1.1', 'backup v1.1'])('is read from %j', (text) => {
    expect(apiVersionNumber(text)).toBe('1.1');
  });

  test.each(['', 'backup', '1', 'backup 1.1.1', 'backup  1.1', '1.x', ' 1.1'])('is not read from %j', (text) => {
    expect(apiVersionNumber(text)).toBeUndefined();
  });
});

describe('what came with version 1.2', () => {
  test.each(['1.2', 'backup 1.4', '1.10', '2.0', 'v2.1'])('is there in %s', (version) => {
    expect(isThere('1.2', version)).toBe(true);
  });

  test.each(['1.0', 'backup 1.1', '0.9'])('is not there in %s', (version) => {
    expect(isThere('1.2', version)).toBe(false);
  });

  test('may be there in a version that cannot be read', () => {
    expect(isThere('1.2', 'newest')).toBe(true);
  });
});

test('what has no version is always there', () => {
  expect(isThere(undefined, '1.0')).toBe(true);
});

describe('the table of a version leaves out what came later:', () => {
  const states = { type: 'string', valuesSince: { C: '1.2' } } as const;
  const table = {
    listOld: {
      id: 'listOld',
      method: 'GET',
      path: '/old',
      command: ['old'],
      parameters: {
        state: { in: 'query', ...states, enum: ['A', 'C'] },
        added: { in: 'query', type: 'string', since: '1.2' },
      },
    },
    listNew: { id: 'listNew', method: 'GET', path: '/new', command: ['new'], parameters: {}, since: '1.4' },
  } as const;
  const rows = {
    listOld: { state: { ...states, known: ['A', 'C'] }, added: { type: 'string', since: '1.4' } },
  } as const;

  test('operations', () => {
    expect(Object.keys(operationsIn(table, '1.2'))).toEqual(['listOld']);
    expect(operationsIn(table, '1.4')).toEqual(table);
  });

  test('parameters and values of a closed list', () => {
    expect(operationsIn(table, '1.1').listOld?.parameters).toEqual({
      state: { ...table.listOld.parameters.state, enum: ['A'] },
    });
  });

  test('fields and values of an open list', () => {
    expect(rowsIn(rows, '1.1')).toEqual({ listOld: { state: { ...rows.listOld.state, known: ['A'] } } });
    expect(rowsIn(rows, '1.4')).toEqual(rows);
  });
});
