import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyOfSpec, edit, lint, removeCopy } from './spec-folder.ts';

const operation = 'paths/backup-restore-histories.yaml';
let folder: string;

beforeEach(async () => {
  folder = await copyOfSpec();
});

afterEach(() => removeCopy(folder));

test('the spec has no error and no warning', async () => {
  const { code, output } = await lint(folder);
  expect(output).not.toMatch(/warning|error/i);
  expect(code).toBe(0);
});

/** Each row: what is broken, in which file, how, and the rule's sentence. */
const broken: readonly [string, string, (text: string) => string, string][] = [
  [
    'a list that does not exist',
    operation,
    (t) => t.replace('items: contents', 'items: rows'),
    'has no list of objects named rows',
  ],
  [
    'an unknown key',
    operation,
    (t) => t.replace('items: contents', 'items: contents\n    itmes: x'),
    'must NOT have additional properties',
  ],
  ['a missing key', operation, (t) => t.replace('items: contents', 'x: y'), "must have required property 'items'"],
  [
    'a parent that is no path parameter',
    operation,
    (t) => t.replace('{ parameter: backup_id, field', '{ parameter: page, field'),
    'there is no path parameter page',
  ],
  [
    'a parent field that no row has',
    operation,
    (t) => t.replace('field: backup_id }', 'field: backup }'),
    'a row has no field backup',
  ],
  [
    'a count that is no integer',
    operation,
    (t) => t.replace('property: count', 'property: contents'),
    'has no integer named contents',
  ],
  [
    'a page parameter that is text',
    operation,
    (t) => t.replace('parameter: page', 'parameter: sort'),
    'there is no integer query parameter sort',
  ],
  [
    'a default size other than the parameter says',
    operation,
    (t) => t.replace('default: 20', 'default: 50'),
    'the default 50 is not the one',
  ],
  [
    'a sort field that no row has',
    operation,
    (t) => t.replace('- schedule_name', '- schedule'),
    'a row has no field schedule',
  ],
  [
    'an order by a field that is not listed',
    operation,
    (t) => t.replace('stable: created_at', 'stable: created_by'),
    'created_by:asc is not among the fields',
  ],
  [
    'a filter without its parameter',
    operation,
    (t) => t.replace('parameter: restore_state', 'parameter: state'),
    'there is no query parameter state',
  ],
  [
    'a time filter on a field that is no time',
    operation,
    (t) => t.replace('start_time, field: restore_start_time', 'start_time, field: schedule_name'),
    'does not fit the type of schedule_name',
  ],
  [
    'a run outside a list',
    operation,
    (t) => t.replace(/ {2}x-scp-list:[\s\S]*?(?= {2}x-scp-run:)/, ''),
    'only an operation with x-scp-list has runs',
  ],
  ['a run without its end', operation, (t) => t.replace(/ {4}ended: .*\n/, ''), "must have required property 'ended'"],
  [
    'a run with an unknown field',
    operation,
    (t) => t.replace('target: restore_server_name', 'target: server'),
    'target: a row has no field server',
  ],
  [
    'a run that starts at a text',
    operation,
    (t) => t.replace('started: restore_start_time', 'started: schedule_name'),
    'started: schedule_name is not a time',
  ],
  [
    'a run whose state has no known values',
    operation,
    (t) => t.replace('state: restore_state\n    succeeded', 'state: schedule_name\n    succeeded'),
    'schedule_name has no x-extensible-enum',
  ],
  [
    'a run that leaves out a known state',
    operation,
    (t) => t.replace('    running: [INPROGRESS]\n', ''),
    'INPROGRESS is in exactly one of succeeded, failed, running, partial',
  ],
  [
    'a run with one state in two lists',
    operation,
    (t) => t.replace('failed: [FAILED]', 'failed: [FAILED, COMPLETED]'),
    'COMPLETED is in exactly one of',
  ],
  [
    'a run with a state that is not known',
    operation,
    (t) => t.replace('failed: [FAILED]', 'failed: [FAILED, LOST]'),
    'LOST is not a known value of restore_state',
  ],
  [
    'a value since a version that is not known',
    'schemas/RestoreState.yaml',
    (t) => t.replace("'1.2' }", "'1.5' }"),
    '1.5 is not in info.x-scp-versions (1.0, 1.1, 1.2, 1.4)',
  ],
  [
    'a version for a value that is not in the list',
    'parameters/restore_state.yaml',
    (t) => t.replace('{ PARTIAL_SUCCESS:', '{ PARTIAL:'),
    'PARTIAL is not in enum or x-extensible-enum',
  ],
  [
    'a required field that older versions lack',
    'schemas/BackupRestoreHistory.yaml',
    (t) => t.replace('    description: Schedule name\n', "    description: Schedule name\n    x-scp-since: '1.2'\n"),
    'schedule_name has x-scp-since, so it cannot be required',
  ],
  [
    'a default version that is not known',
    'parameters/scp-api-version.yaml',
    (t) => t.replace('default: backup 1.1', 'default: backup 2.0'),
    'the default version backup 2.0 is not in info.x-scp-versions',
  ],
  ['a method other than GET', operation, (t) => t.replace(/^get:/, 'put:'), 'only GET operations are supported'],
  [
    'a command that is no list of words',
    operation,
    (t) => t.replace('[restore-histories, list]', 'Restore'),
    'is a list of lower-case words',
  ],
  [
    'null in anyOf',
    'schemas/BackupRestoreHistory.yaml',
    (t) =>
      t.replace(
        "type: [string, 'null']\n    description",
        "anyOf: [{ type: string }, { type: 'null' }]\n    description",
      ),
    'write null into the list of types',
  ],
  [
    'a closed enum in a response',
    'schemas/RestoreState.yaml',
    (t) => t.replace('x-extensible-enum', 'enum'),
    'a response enum is open',
  ],
  [
    'an open enum in a request',
    'parameters/restore_state.yaml',
    (t) => t.replace('enum:', 'x-extensible-enum:'),
    'a request enum is closed',
  ],
  [
    'a local time without its pattern',
    'schemas/DateTimeLocal.yaml',
    (t) => t.replace(/pattern:.*\n/, ''),
    'the pattern of date-time-local takes "2024-13-45T99:99:99"',
  ],
  [
    'a local time that may not have a zone',
    'schemas/DateTimeLocal.yaml',
    (t) => t.replace(/\(Z\|.*/, '$'),
    'the pattern of date-time-local refuses 2024-10-28T05:38:48Z',
  ],
  [
    'a source that is none of the four',
    'responses/bad-request.yaml',
    (t) => t.replace('observed', 'guessed'),
    'x-scp-source is one of',
  ],
  [
    'a source of a keyword that is not there',
    'parameters/size.yaml',
    (t) => t.replace('{ minimum: assumed }', '{ maximum: assumed }'),
    'x-scp-source marks maximum, which is not there',
  ],
  [
    'a source of a keyword that is none of the four',
    'parameters/size.yaml',
    (t) => t.replace('{ minimum: assumed }', '{ minimum: guessed }'),
    'x-scp-source is one of',
  ],
  [
    'a tag that is not declared',
    operation,
    (t) => t.replace('tags: [restore-histories]', 'tags: [no-such-tag]'),
    'Operation tags should be defined in global tags',
  ],
  ['no schema dialect', 'openapi.yaml', (t) => t.replace(/jsonSchemaDialect:.*\n/, ''), 'state jsonSchemaDialect'],
  [
    'an example that does not fit',
    'examples/restore-histories/empty.yaml',
    (t) => t.replace('count: 0', 'count: none'),
    'must be integer',
  ],
];

describe('the lint refuses', () => {
  test.each(broken)('%s', async (_, path, change, sentence) => {
    await edit(folder, path, change);
    const { code, output } = await lint(folder);
    expect(output.replaceAll(/\s+/g, ' ')).toContain(sentence);
    expect(code).toBe(1);
  });
});

test('the lint refuses two examples in files of one name, since their Korean texts would change places', async () => {
  await cp(join(folder, 'examples/restore-histories/documented.yaml'), join(folder, 'examples/errors/documented.yaml'));
  await edit(folder, 'responses/bad-gateway.yaml', (t) =>
    t.replace(
      'errors/bad-gateway.yaml }',
      'errors/bad-gateway.yaml }\n      other: { $ref: ../examples/errors/documented.yaml }',
    ),
  );
  expect((await lint(folder)).output.replaceAll(/\s+/g, ' ')).toContain(
    'two files in examples/ are called documented.yaml:',
  );
});

test('a parameter may stand at the path instead of the operation', async () => {
  await edit(
    folder,
    operation,
    (t) =>
      `parameters:\n  - $ref: ../parameters/backup_id.yaml\n${t.replace('    - $ref: ../parameters/backup_id.yaml\n', '')}`,
  );
  expect((await lint(folder)).output).toContain('valid');
});
