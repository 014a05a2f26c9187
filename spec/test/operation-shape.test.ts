import { describe, expect, test } from 'vitest';
import { operationShapeProblems } from '../rules/operation-shape.js';
import { runBehaviourProblems } from '../rules/run-behaviour.js';
import { copyOfSpec, edit, type Json, lint, removeCopy } from './spec-folder.ts';

const responses = {
  '200': {
    content: { 'application/json': { schema: { properties: { id: { type: 'string' } } }, example: { id: 'a' } } },
  },
};
const inPath = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'a' };
const inQuery = { name: 'size', in: 'query', schema: { type: ['integer', 'null'] } };
const thing: Json = { path: '/v1/things/{id}', operationId: 'showThing', parameters: [inPath, inQuery], responses };
const other: Json = { path: '/v1/others', operationId: 'listOthers', parameters: [], responses };

const problemsOf = (change: Json, others: readonly Json[] = [other]) => {
  const operation = { ...thing, ...change };
  return operationShapeProblems(operation, [operation, ...others], (node) => node);
};

test('an operation of a supported shape has no problem', () => {
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ parameters: [], 'x-scp-command': ['things', 'show'], 'x-scp-primary': true })).toEqual([]);
});

describe('the lint refuses', () => {
  const parameter = (change: object) => ({ parameters: [{ ...inQuery, ...change }] });
  const body = (change: object) => ({ responses: { '200': { content: { 'application/json': change } } } });
  const example = { example: {} };

  test.each<[string, Json, string]>([
    ['a list as parameter', parameter({ schema: { type: 'array' } }), 'size must be one text, number or boolean'],
    ['an object as parameter', parameter({ schema: { type: 'object' } }), 'size must be one text, number or boolean'],
    ['two types of a parameter', parameter({ schema: { type: ['string', 'integer'] } }), 'must be one text, number or'],
    [
      'a parameter with a media type',
      parameter({ schema: undefined, content: {} }),
      'must be one text, number or boolean',
    ],
    ['a cookie', parameter({ in: 'cookie' }), 'a cookie is not supported'],
    ['a required header', parameter({ in: 'header', required: true }), 'is a header that is required'],
    [
      'a path without an example',
      { parameters: [{ ...inPath, example: undefined }] },
      'id is required and needs an example',
    ],
    [
      'a snake_case operationId',
      { operationId: 'show_thing' },
      'must be camelCase, such as listBackups, not show_thing',
    ],
    ['pages without x-scp-list', parameter({ name: 'page' }), 'a parameter page needs x-scp-list'],
    ['one name in path and query', { parameters: [inPath, { ...inQuery, name: 'id' }] }, 'path and query have a param'],
    ['a parameter with the name of a flag', parameter({ name: 'output' }), 'output has the name of a flag'],
    ['the command of another', { 'x-scp-command': ['list-others'] }, 'list-others is the command of listOthers too'],
    ['a command of the program', { 'x-scp-command': ['mock', 'things'] }, 'a command cannot begin with mock'],
    ['security of its own', { security: [] }, 'security must be left out'],
    ['a range of statuses', { responses: { ...responses, '4XX': {} } }, '4XX is not a status'],
    ['a status for all others', { responses: { ...responses, default: {} } }, 'default is not a status'],
    [
      'a list as response',
      body({ ...example, schema: { type: 'array' } }),
      'the 200 response must be an object with prop',
    ],
    [
      'an object without fields',
      body({ ...example, schema: { type: 'object' } }),
      'the 200 response must be an object',
    ],
    ['a response that is no JSON', { responses: { '200': { content: { 'text/csv': {} } } } }, 'in application/json'],
    [
      'a response without an example',
      body({ schema: { properties: { id: {} } } }),
      'the 200 response needs an example',
    ],
  ])('%s', (_, change, sentence) => {
    expect(problemsOf(change)).toContainEqual(expect.stringContaining(sentence));
  });

  test('two operations that are x-scp-primary', () => {
    const primary = { 'x-scp-primary': true };
    expect(problemsOf(primary, [{ ...other, ...primary }])).toEqual(['only one operation can be x-scp-primary']);
  });
});

describe('runs', () => {
  const run = { state: 'state', succeeded: ['OK'], failed: ['BAD'], started: 'at', ended: 'until', of: 'id' };
  const time = { type: 'string', format: 'date-time' };
  const fields = { id: {}, at: time, until: time, state: { 'x-extensible-enum': ['OK', 'BAD'] } };
  const schema = { properties: { rows: { type: 'array', items: { properties: fields } } } };
  const runs: Json = {
    path: '/v1/things/{id}/runs',
    operationId: 'listRuns',
    parameters: [inPath],
    responses: { '200': { content: { 'application/json': { schema } } } },
    'x-scp-list': { items: 'rows', parent: { parameter: 'id' } },
    'x-scp-run': run,
  };
  const item = { ...thing, 'x-scp-item': { list: 'listThings', parameter: 'id', field: 'id' } };
  const runProblems = (operation: Json, ...others: Json[]) =>
    runBehaviourProblems(operation, [operation, ...others], (node) => node);

  test('belong to what is listed, or to nothing', () => {
    expect(runProblems(runs, item)).toEqual([]);
    expect(runProblems({ ...runs, parameters: [], 'x-scp-list': { items: 'rows' } })).toEqual([]);
  });

  test('do not belong to what nothing lists', () => {
    expect(runProblems(runs, thing)).toEqual([
      'x-scp-run: nothing lists the values of id: an operation at the start of this path needs x-scp-item',
    ]);
  });

  test('have no other parameter in their path', () => {
    const second = { ...inPath, name: 'version' };
    expect(runProblems({ ...runs, parameters: [inPath, second] }, item)).toEqual([
      "x-scp-run: the path of runs has no parameter but the parent's, not id and version",
    ]);
  });
});

test('the sentences stand in the output of the lint', async () => {
  const folder = await copyOfSpec();
  await edit(folder, 'paths/backup.yaml', (text) => text.replace('[backups, show]', '[sign, show]'));
  const { code, output } = await lint(folder);
  await removeCopy(folder);
  expect(output).toContain('a command cannot begin with sign');
  expect(code).toBe(1);
});
