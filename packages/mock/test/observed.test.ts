import { createMockHandler, type MockSettings } from '@scp-backup/mock/handler';
import { examples } from '@scp-backup/openapi/examples';
import { validateResponse } from '@scp-backup/openapi/validate';
import { describe, expect, test } from 'vitest';
import { list, operation, signed } from './wire.ts';

const service = 'https://backup.kr-west1.e.samsungsdscloud.com';
const recorded = examples[operation.id].responses;

/** A signed request to a mock with observed fidelity. */
async function ask(path: string, headers: Record<string, string> = {}, settings: MockSettings = {}) {
  const mock = createMockHandler({ fidelity: 'observed', ...settings });
  const url = service + path;
  const response = await mock(new Request(url, { headers: { ...signed({ url }), ...headers } }));
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

const firstError = (text: string) => JSON.parse(text).errors[0];

describe('with observed fidelity', () => {
  test.each([[list], ['/nope'], [`${list}?size=0`]])(
    '%s without signature headers is the gateway’s 404',
    async (path) => {
      const response = await createMockHandler({ fidelity: 'observed' })(new Request(service + path));
      expect(response.status).toBe(404);
      expect(Object.keys((await response.json()) as object)).toEqual(Object.keys(recorded['404'].missingSignature));
    },
  );

  test.each(['/v1/backups//restore-histories', `/${list}`, '//'])('%s is the 401 of the gateway', async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(401);
    expect(JSON.parse(text)).toMatchObject({ status: 'UNAUTHORIZED', name: recorded['401'].notEntitled.name });
    expect(validateResponse(operation.id, 401, JSON.parse(text))).toEqual([]);
  });

  test('the text of a wrong signature is the recorded one', async () => {
    const { status, text } = await ask(list, { 'Scp-Signature': 'x' });
    expect(status).toBe(401);
    expect(firstError(text)).toMatchObject({
      code: 'HmacValidFail',
      detail: recorded['401'].wrongSignature.errors[0].detail,
    });
  });

  test.each([
    ['size=0', [expect.stringContaining('size')]],
    ['restore_state=x', expect.stringMatching(/^\['restore_state .*'\]$/)],
    ['start_time=now', [{ message: expect.stringContaining('start_time') }]],
  ])('%s is a ValidationError in one of the forms of detail', async (query, detail) => {
    const { status, text } = await ask(`${list}?${query}`);
    expect(status).toBe(400);
    expect(firstError(text)).toMatchObject({ code: 'ValidationError', title: 'ValidationError', detail });
    expect(validateResponse(operation.id, 400, JSON.parse(text))).toEqual([]);
  });

  test('a version that is not offered is named in a list', async () => {
    const { status, text } = await ask(list, { 'Scp-Api-Version': 'backup 0.9' });
    expect(status).toBe(406);
    expect(firstError(text)).toMatchObject({ code: 'NoSuchVersion', detail: [expect.stringContaining('backup 0.9')] });
  });

  test('a browser gets a page where no route leads', async () => {
    const { status, type, text } = await ask('/nope', { Accept: 'text/html,*/*;q=0.8' });
    expect([status, type, text]).toEqual([404, 'text/html', recorded['404'].notFoundPage]);
  });

  test('no page of another origin may call', async () => {
    const headers = { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'GET' };
    const mock = createMockHandler({ fidelity: 'observed' });
    expect((await mock(new Request(service + list, { method: 'OPTIONS', headers }))).status).toBe(403);
  });
});

describe('a fault', () => {
  const cases = Object.entries(recorded).flatMap(([status, bodies]) =>
    Object.entries(bodies).map(([example, body]) => [Number(status), example, body] as const),
  );

  test.each(cases)('of %i gives the recorded %s', async (status, example, body) => {
    const mock = createMockHandler();
    mock.fault({ status, example });
    const response = await mock(new Request(service + list));
    const type = response.headers.get('content-type');
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(type === 'application/json' ? JSON.parse(text) : text).toEqual(body);
  });

  test.each([
    [403, 'application/json', /"access_level"/],
    [417, 'text/html', /^<html>/],
    [500, 'application/json', /ContactAdminForAssistance/],
    [502, 'text/plain', /^502 Bad Gateway$/],
    [503, 'text/plain', /^503 Service Unavailable$/],
    [504, 'text/plain', /^504 Gateway Timeout$/],
    [507, 'application/json', /"code":"Fault"/],
  ])('of %i has the form of that status', async (status, type, text) => {
    const mock = createMockHandler();
    mock.fault({ status });
    const response = await mock(new Request(`${service}/nope`));
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.text()).toMatch(text);
  });
});
