import { mkdir, readFile, writeFile } from 'node:fs/promises';
import {
  createSigningFetch,
  type SignOptions,
  signHeaders,
  signingMiddleware,
  signRequest,
  wireUrl,
} from '@scp-backup/signing';
import axios from 'axios';
import { transform } from 'esbuild';
import got from 'got';
import ky from 'ky';
import createClient from 'openapi-fetch';
import { describe, expect, test } from 'vitest';
import { serve, service } from './loopback.ts';

const credentials = { accessKey: 'key', secretKey: 'hush-hush' };
/** What encoders disagree about. */
const query = { q: "it's a [1] (복구) {x} | ^ ` * + ~ ! $ , ; : @ / ? & =", sort: 'created_at:desc' };

function withAxios(adapter: 'http' | 'fetch', baseURL: string) {
  const client = axios.create({ baseURL, adapter });
  client.interceptors.request.use(async (config) => {
    const url = wireUrl(client.getUri(config));
    const headers = config.headers.concat(await signHeaders({ method: config.method, url }, { credentials }));
    return { ...config, url, baseURL: '', params: {}, headers };
  });
  return client;
}

function withGot(prefixUrl: string, options: SignOptions = { credentials }) {
  return got.extend({
    prefixUrl,
    hooks: {
      beforeRequest: [
        async (request) => {
          Object.assign(request.headers, await signHeaders(request, options));
        },
      ],
    },
  });
}

function withKy(prefixUrl: string) {
  return ky.extend({ prefixUrl, hooks: { beforeRequest: [(request) => signRequest(request, { credentials })] } });
}

const clients = {
  'axios over http': (url: string) => withAxios('http', url).get('/v1/things', { params: query }),
  'axios over fetch': (url: string) => withAxios('fetch', url).get('/v1/things', { params: query }),
  'axios, the query in its URL': (url: string) => withAxios('http', url).get("/v1/things?q=it's%20[]{}|^`복구#part"),
  'axios, an empty query': (url: string) => withAxios('http', url).get('/v1/things?'),
  'axios, a body': (url: string) => withAxios('http', url).post('/v1/things', { q: 1 }, { params: query }),
  got: (url: string) => withGot(url).get('v1/things', { searchParams: query }),
  'got, the query in its URL': (url: string) => withGot(url).get("v1/things?q=it's%20[]{}|^`복구#part"),
  'got, an empty query': (url: string) => withGot(url).get('v1/things?'),
  'got, a body': (url: string) => withGot(url).post('v1/things', { json: { q: 1 } }),
  ky: (url: string) => withKy(url).get('v1/things', { searchParams: query }),
  'ky, an empty query': (url: string) => withKy(url).get('v1/things?'),
  'ky, a body': (url: string) => withKy(url).post('v1/things', { json: { q: 1 } }),
  'ky over the signing fetch': (url: string) =>
    ky.extend({ prefixUrl: url, fetch: createSigningFetch({ credentials }) })('v1/things', { searchParams: query }),
};

describe('a request is signed as it is sent by', () => {
  test.each(Object.entries(clients))('%s', async (_, call) => {
    const { url, requests } = await service({ credentials });
    await call(url);
    expect(requests.length).toBe(1);
  });
});

describe('an attempt is signed anew by', () => {
  const retries = {
    got: (url: string) =>
      withGot(url).get('v1', {
        retry: { limit: 1, calculateDelay: ({ computedValue }) => Math.min(computedValue, 5) },
      }),
    ky: (url: string) => withKy(url).get('v1', { retry: { limit: 1, delay: () => 5 } }),
    'ky over the signing fetch': (url: string) =>
      ky.extend({ prefixUrl: url, fetch: createSigningFetch({ credentials }), retry: { limit: 1, delay: () => 5 } })(
        'v1',
      ),
  };

  test.each(Object.entries(retries))('%s', async (_, call) => {
    const { url, requests } = await service({ credentials, status: (index) => [503][index] });
    await call(url);
    expect(new Set(requests.map(({ timestamp }) => timestamp)).size).toBe(2);
  });
});

test('got, which follows redirects, signs for no other origin', async () => {
  const other = await service({ credentials });
  const url = await serve((_, response) => response.writeHead(302, { Location: `${other.url}/v1` }).end());
  const call = withGot(url, { credentials, origin: url }).get('v1');
  await expect(call).rejects.toMatchObject({ cause: { code: 'ERR_FOREIGN_ORIGIN' } });
  expect(other.requests).toEqual([]);
});

describe('the middleware', () => {
  interface Paths {
    '/v1/things': {
      get: {
        parameters: { query?: Record<string, string> };
        responses: { 200: { content: { 'application/json': unknown } } };
      };
    };
  }

  test('signs the calls of an openapi-fetch client', async () => {
    const { url } = await service({ credentials });
    const client = createClient<Paths>({ baseUrl: url });
    client.use(signingMiddleware({ credentials }));
    const { response } = await client.GET('/v1/things', { params: { query } });
    expect(response.status).toBe(200);
  });

  test('signs the time of its clock', async () => {
    const { onRequest } = signingMiddleware({ credentials, now: () => 1605290625682 });
    const signed = await onRequest({ request: new Request('http://127.0.0.1:1/') });
    expect(signed.headers.get('Scp-Timestamp')).toBe('1605290625682');
  });

  test('signs for the service and this machine, or for the origin that is named', async () => {
    const request = new Request('https://example.com/');
    const refused = signingMiddleware({ credentials }).onRequest({ request });
    await expect(refused).rejects.toMatchObject({ code: 'ERR_FOREIGN_ORIGIN' });
    const named = signingMiddleware({ credentials, origin: 'https://example.com' });
    expect((await named.onRequest({ request })).headers.has('Scp-Signature')).toBe(true);
  });
});

test('the example of the README works', async () => {
  const { url, requests } = await service({ credentials: { accessKey: 'my-access-key', secretKey: 'my-secret-key' } });
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [example = ''] = readme.match(/(?<=```ts\n)import [^`]*import axios.*?(?=```)/s) ?? [];
  const { code } = await transform(example.replace(/https:.*samsungsdscloud.com/, url), { loader: 'ts' });
  const file = new URL('../reports/readme/example.mjs', import.meta.url);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, code);
  const { viaAxios, viaGot, viaKy, viaOpenapiFetch } = await import(file.href);
  await viaAxios.get('/v1/things', { params: query });
  await viaGot('v1/things', { searchParams: query });
  await viaKy('v1/things', { searchParams: query });
  await viaOpenapiFetch.GET('/v1/things', { params: { query } });
  expect(requests.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
