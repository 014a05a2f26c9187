import { readFile } from 'node:fs/promises';
import { operations, type ResponseShape, responses, rows, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { validateParameter, validateResponse } from '@scp-backup/openapi/validate';
import { describe, expect, test } from 'vitest';

const id = 'listBackupRestoreHistories';
const operation = operations[id];

/** The response as the vendor's page prints it. */
const seed = JSON.parse(await readFile(new URL('seed.json', import.meta.url), 'utf8'));

describe('the documented example', () => {
  test('validates as it is printed', () => {
    expect(validateResponse(id, 200, seed)).toEqual([]);
  });

  test('is the first example of the document, and the row keeps the order of its fields', () => {
    expect(JSON.stringify(examples[id].responses['200'].documented)).toBe(JSON.stringify(seed));
    expect(Object.keys(rows[id])).toEqual(Object.keys(seed.contents[0]));
  });
});

describe('the documented operation', () => {
  test('has the parameters, defaults and examples of the vendor’s page', () => {
    expect(operation.path).toBe('/v1/backups/{backup_id}/restore-histories');
    const table = Object.entries(operation.parameters).map(([name, parameter]) => [
      parameter.in,
      name,
      'default' in parameter ? parameter.default : null,
      (examples[id].parameters as Record<string, unknown>)[name],
    ]);
    expect(table).toEqual([
      ['path', 'backup_id', null, '00cd2538fbf94d12b36aabbdd607e974'],
      ['query', 'page', 0, 0],
      ['query', 'size', 20, 20],
      ['query', 'sort', 'created_at:desc', 'backup_start_time:desc'],
      ['query', 'restore_state', null, 'COMPLETED'],
      ['query', 'start_time', null, '2024-09-30T15:00:00Z'],
      ['query', 'end_time', null, '2024-10-31T14:59:59Z'],
    ]);
  });

  test('says which statuses are documented and which were observed', () => {
    const sources = Object.entries(responses[id]).map(([status, { source }]) => `${status} ${source}`);
    expect(sources).toEqual([
      '200 documented',
      '400 observed',
      '401 documented',
      '403 documented',
      '404 documented',
      '406 observed',
      '417 observed',
      '429 observed',
      '500 observed',
      '502 observed',
      '503 observed',
      '504 observed',
    ]);
  });

  test('knows the real pairs of environment and region', () => {
    expect(service.servers.map(({ environment, regions }) => [environment, ...regions])).toEqual([
      ['s', 'kr-west1', 'kr-east1'],
      ['g', 'kr-south1', 'kr-south2', 'kr-south3'],
      ['e', 'kr-west1', 'kr-east1'],
    ]);
    expect(service.apiVersion).toBe('backup 1.1');
    expect(service.securityHeaders).toEqual(['Scp-Accesskey', 'Scp-Signature', 'Scp-Timestamp', 'Scp-ClientType']);
  });
});

describe('every example', () => {
  const cases = Object.entries(examples).flatMap(([operationId, { parameters, responses: statuses }]) => [
    ...Object.entries(parameters).map(
      ([name, value]) => [`${operationId} ${name}`, () => validateParameter(operationId, name, value)] as const,
    ),
    ...Object.entries(statuses).flatMap(([status, named]) =>
      Object.entries(named).map(([name, body]) => {
        const shape: ResponseShape = responses[operationId as typeof id][status as '200'];
        const { mediaType } = shape.examples?.[name] ?? {};
        return [
          `${operationId} ${status} ${name}`,
          () => validateResponse(operationId, Number(status), body, mediaType),
        ] as const;
      }),
    ),
  ]);

  test.each(cases)('%s fits its schema', (_, validate) => {
    expect(validate()).toEqual([]);
  });
});

describe('the validators', () => {
  const row = seed.contents[0];
  const refused: readonly [string, unknown, string, string][] = [
    [
      'a row without a field',
      { contents: [{ ...row, restore_state: undefined }], count: 1 },
      '/contents/0',
      'required',
    ],
    ['a number as text', { contents: [], count: '1' }, '/count', 'type'],
    [
      'a field that may not be null',
      { contents: [{ ...row, schedule_name: null }], count: 1 },
      '/contents/0/schedule_name',
      'type',
    ],
    [
      'a time that is none',
      { contents: [{ ...row, restore_start_time: '2024-13-45T99:99:99' }], count: 1 },
      '/contents/0/restore_start_time',
      'pattern',
    ],
    [
      'no zone where one belongs',
      { contents: [{ ...row, created_at: '2024-10-28T05:52:47' }], count: 1 },
      '/contents/0/created_at',
      'format',
    ],
    ['no list', { count: 0 }, '', 'required'],
    ['a count of null', { contents: null, count: null }, '/count', 'type'],
  ];

  test.each(refused)('refuse %s', (_, body, pointer, keyword) => {
    const body2 = JSON.parse(JSON.stringify(body));
    expect(validateResponse(id, 200, body2)).toEqual([expect.objectContaining({ pointer, keyword })]);
  });

  const accepted: readonly [string, unknown][] = [
    ['null in place of the list', { contents: null, count: 0 }],
    ['a restore that runs', { contents: [{ ...row, restore_end_time: null, restore_server_id: null }], count: 1 }],
    ['a state that is not known', { contents: [{ ...row, restore_state: 'PARTIAL_SUCCESS' }], count: 1 }],
    ['a field that is not known', { contents: [{ ...row, added_later: 1 }], count: 1, page: 0 }],
    ...['backup_start_time', 'restore_start_time', 'restore_end_time'].flatMap((field): [string, unknown][] => [
      [`a zone in ${field}`, { contents: [{ ...row, [field]: '2024-10-28T05:52:47Z' }], count: 1 }],
      [`an offset in ${field}`, { contents: [{ ...row, [field]: '2024-10-28T14:52:47.5+09:00' }], count: 1 }],
    ]),
    ['microseconds', { contents: [{ ...row, restore_start_time: '2024-10-28T05:52:47.123456' }], count: 1 }],
  ];

  test.each(accepted)('accept %s', (_, body) => {
    expect(validateResponse(id, 200, body)).toEqual([]);
  });

  test('refuse a parameter out of its bounds and accept null', () => {
    expect(validateParameter(id, 'size', 0)).toEqual([expect.objectContaining({ keyword: 'minimum' })]);
    expect(validateParameter(id, 'restore_state', 'DONE')).toEqual([expect.objectContaining({ keyword: 'enum' })]);
    expect(validateParameter(id, 'start_time', '2024-09-30T15:00:00')).toEqual([
      expect.objectContaining({ keyword: 'format' }),
    ]);
    expect(validateParameter(id, 'start_time', null)).toEqual([]);
  });

  test('name what they do not know', () => {
    expect(() => validateResponse('nope', 200, {})).toThrow('no schema for nope 200 application/json');
    expect(() => validateParameter(id, 'nope', 1)).toThrow('no schema for the parameter nope');
  });
});
