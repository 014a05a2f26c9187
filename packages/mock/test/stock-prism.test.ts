import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import {
  type OperationExamples,
  type OperationTable,
  operations,
  operationsIn,
  queryText,
  service,
} from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, list, start } from './wire.ts';

/** The stock Prism command beside ours. It answers with examples, so only statuses are compared. */
const require = createRequire(import.meta.url);
const prism = spawn(process.execPath, [
  require.resolve('@stoplight/prism-cli/dist/index.js'),
  ...['mock', require.resolve('@scp-backup/openapi/openapi.en.json'), '--host', '127.0.0.1', '--port', '0'],
]);
let stock: { url: string };
let ours: { url: string };

beforeAll(async () => {
  stock = await new Promise((resolve) => {
    let text = '';
    prism.stdout.on('data', (chunk) => {
      text += chunk;
      const [, url] = /listening on (\S+)/.exec(text) ?? [];
      if (url) resolve({ url });
    });
  });
  ours = await start();
});

afterAll(() => prism.kill());

const examplesOf: Readonly<Record<string, OperationExamples>> = examples;
const table: OperationTable = operationsIn(operations, service.apiVersion);
const paths = Object.values(table).map(({ id, path, parameters }) => {
  const exampleOf = (name: string) => examplesOf[id]?.parameters[name];
  const required = Object.keys(parameters).filter(
    (name) => parameters[name]?.in === 'query' && parameters[name].required,
  );
  const query = queryText(required.map((name) => [name, exampleOf(name)]));
  return path.replace(/\{(\w+)\}/g, (_, name) => String(exampleOf(name))) + (query && `?${query}`);
});
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'];
const types = [
  'application/json',
  '*/*',
  'application/*',
  'text/html',
  'application/xml',
  'text/html, application/json',
];
const integers = ['0', '1', '2147483647', '-1', 'abc', '1.5', '', 'true', '1,2', '9'.repeat(20)];
const times = [
  '2024-09-30T15:00:00Z',
  '2024-09-30T15:00:00%2B09:00',
  '2024-09-30T15:00:00.123Z',
  '2024-09-30',
  'now',
  '',
];
const values: Readonly<Record<string, readonly string[]>> = {
  page: integers,
  size: integers,
  restore_state: ['COMPLETED', 'FAILED', 'INPROGRESS', 'completed', 'x', '', 'COMPLETED,FAILED'],
  start_time: [...times, '2024-09-30T15:00:00', '2024-13-01T00:00:00Z', '2024-02-30T00:00:00Z'],
  end_time: times,
  sort: ['created_at:desc', 'restore_start_time:asc', ''],
  unknown: ['1'],
};

type Sent = readonly [method: string, path: string, headers: Record<string, string>];
const requests: readonly Sent[] = [
  ...paths.flatMap((path) => methods.map((method): Sent => [method, path, {}])),
  ...paths.flatMap((path) => types.map((type): Sent => ['GET', path, { Accept: type }])),
  ...Object.entries(values).flatMap(([name, all]) => all.map((value): Sent => ['GET', `${list}?${name}=${value}`, {}])),
  ...integers.map((value): Sent => ['GET', `/v1/backups?page=${value}`, {}]),
  ...['?page=1&page=2', '?page=1&size=2&sort=created_at:asc', '?=', '?&&', '?page', '?a[]=1'].map(
    (query): Sent => ['GET', list + query, {}],
  ),
  ...['/nope', '/v1', '/v1/', '/v2/backups', '/V1/backups', `${list}/`, `${list}/x`, '/v1//backups'].map(
    (path): Sent => ['GET', path, {}],
  ),
  ...['ko-KR', '*', 'xx'].map((language): Sent => ['GET', list, { 'Accept-Language': language }]),
  ...['code=404', 'code=404, example=notFound', 'code=200', 'example=empty', 'code=401', 'code=503'].map(
    (preference): Sent => ['GET', list, { Prefer: preference }],
  ),
];

/**
 * Not compared, since ours differs on purpose: HEAD and `GET /` exist, numbers such as `1e3` are refused, `sort` and versions are
 * checked, and a path with an empty id is 404.
 */
test.each(requests)('%s %s %o has the status of stock Prism', async (method, path, headers) => {
  const [theirs, own] = await Promise.all([stock, ours].map((mock) => call(mock, path, headers, method)));
  expect(own?.status).toBe(theirs?.status);
});
