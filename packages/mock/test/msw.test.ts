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
const server = setupServer(
  ...mswHandlers({ mock }),
  ...mswHandlers({ mock, baseUrl: gateway }),
  http.get('https://other.test/', () => HttpResponse.text('other')),
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
