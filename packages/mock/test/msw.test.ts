import { createMockHandler } from '@scp-backup/mock/handler';
import { mswHandlers } from '@scp-backup/mock/msw';
import { createSigningFetch } from '@scp-backup/signing';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { documented, list } from './wire.ts';

const mock = createMockHandler();
const host = 'https://backup.kr-west1.e.samsungsdscloud.com';
const gateway = 'http://gateway.test:8080';
const below = 'http://page.test/api';
const page = 'http://page.test:8080';
const server = setupServer(
  ...mswHandlers({ mock }),
  ...mswHandlers({ mock, baseUrl: gateway }),
  ...mswHandlers({ mock, baseUrl: below }),
  ...mswHandlers({ mock, baseUrl: page }),
  http.get('https://other.test/', () => HttpResponse.text('other')),
  http.get(`${page}/assets/app.js`, () => HttpResponse.text('asset')),
  http.get('http://page.test/v1/backups', () => HttpResponse.text('not below the path')),
);
const late = (request: Request): Promise<Response> => globalThis.fetch(request);
const signingFetch = createSigningFetch({ credentials: mock.credentials, fetch: late });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => mock.reset());
afterAll(() => server.close());

describe('handlers for MSW', () => {
  test.each([host, host.replace('kr-west1.e', 'kr-south2.g')])('answer at %s', async (at) => {
    const response = await signingFetch(at + list);
    expect([response.status, await response.json()]).toEqual([200, documented]);
  });

  test('answer at another address', async () => {
    const signing = createSigningFetch({ credentials: mock.credentials, fetch: late, origin: gateway });
    expect((await signing(gateway + list)).status).toBe(200);
  });

  test('answer below a path, which is signed and is not part of the route', async () => {
    const signing = createSigningFetch({ credentials: mock.credentials, fetch: late, origin: 'http://page.test' });
    expect((await signing(below + list)).status).toBe(200);
    expect((await signing(`${below}/v1/backups`)).status).toBe(200);
    expect((await fetch(`${below}/`)).status).toBe(200);
    expect(await (await fetch('http://page.test/v1/backups')).text()).toBe('not below the path');
  });

  test('leave the files of a page to others, at the origin of the page', async () => {
    const signing = createSigningFetch({ credentials: mock.credentials, fetch: late, origin: page });
    expect((await signing(page + list)).status).toBe(200);
    expect(await (await fetch(`${page}/assets/app.js`)).text()).toBe('asset');
  });

  test('check the signature', async () => {
    expect((await fetch(host + list)).status).toBe(401);
  });

  test('leave others alone', async () => {
    expect(await (await fetch('https://other.test/')).text()).toBe('other');
  });

  test('share the faults of their mock', async () => {
    mock.fault({ retryAfter: 1, times: 1 });
    expect((await signingFetch(host + list)).status).toBe(429);
    mock.fault({ reset: true, times: 1 });
    await expect(signingFetch(host + list)).rejects.toThrow(TypeError);
    expect((await signingFetch(host + list)).status).toBe(200);
  });
});
