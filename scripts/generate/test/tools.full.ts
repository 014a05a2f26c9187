import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { type RunningMock, startMock } from '@scp-backup/mock';
import { examples } from '@scp-backup/openapi/examples';
import { createSigningFetch } from '@scp-backup/signing';
import { run } from '@scp-backup/tooling/processes';
import { redocly } from '@scp-backup/tooling/redocly';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

/** Other people's tools on the portable document: each client that they generate makes one signed call. */
const document = fileURLToPath(import.meta.resolve('@scp-backup/openapi/openapi.portable.json'));
const { backup_id } = examples.listBackupRestoreHistories.parameters;
const query = { size: 3, sort: 'created_at:desc', restore_state: 'FAILED', start_time: '2024-01-01T00:00:00Z' };
const accepted = { sort: query.sort, state: ['FAILED', 'FAILED', 'FAILED'] };

let folder: string;
let mock: RunningMock;
let sent: string[] = [];
let signed: typeof fetch;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup tools '));
  mock = await startMock({ generate: { rows: 200 } });
  // A client that knows only the global `fetch` gets ours in its place, so the real one is kept.
  const { fetch } = globalThis;
  const send = createSigningFetch({ credentials: mock.credentials, fetch: (request) => fetch(request) });
  signed = (input, init) => {
    const request = new Request(input instanceof Request ? input : new URL(String(input), mock.url), init);
    sent.push(request.url);
    return send(request);
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
  sent = [];
});

afterAll(async () => {
  await mock?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a program of a package in the folder of the test. */
const generateWith = (program: string, args: readonly string[]) =>
  run(fileURLToPath(new URL(`../../node_modules/${program}`, import.meta.url)), args, folder);

const load = (path: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href);

interface Page {
  readonly contents: readonly { readonly restore_state: string }[];
}

/** What the one call asked for, and what came. */
function said(page: Page) {
  const url = new URL(sent[0] ?? '');
  return { sort: url.searchParams.get('sort'), state: page.contents.map((row) => row.restore_state) };
}

test('swagger-parser takes it', async () => {
  expect((await SwaggerParser.validate(document)) as { openapi?: string }).toMatchObject({ openapi: '3.1.0' });
});

test('a client of hey-api makes a signed call', async () => {
  await generateWith('@hey-api/openapi-ts/bin/run.js', [
    '-i',
    document,
    '-o',
    'hey-api',
    '-c',
    '@hey-api/client-fetch',
  ]);
  const { listBackupRestoreHistories } = await load('hey-api/sdk.gen.ts');
  const { client } = await load('hey-api/client.gen.ts');
  client.setConfig({ baseUrl: mock.url, fetch: signed });
  const { data } = await listBackupRestoreHistories({ path: { backup_id }, query });
  expect(said(data)).toEqual(accepted);
});

test('a client of orval makes a signed call', async () => {
  await generateWith('orval/dist/bin/orval.js', ['-i', document, '-o', 'orval/api.ts', '--client', 'fetch']);
  vi.stubGlobal('fetch', signed);
  const { listBackupRestoreHistories } = await load('orval/api.ts');
  const { data } = await listBackupRestoreHistories(backup_id, query);
  expect(said(data)).toEqual(accepted);
});

test('a client of Redocly makes a signed call', async () => {
  const result = await redocly(['generate-client', document, '-o', join(folder, 'redocly/client.ts')], { cwd: folder });
  expect(result.output).toContain('successfully generated');
  const { configure, listBackupRestoreHistories } = await load('redocly/client.ts');
  configure({ serverUrl: mock.url, fetch: signed });
  expect(said(await listBackupRestoreHistories({ path: { backup_id }, query }))).toEqual(accepted);
});
