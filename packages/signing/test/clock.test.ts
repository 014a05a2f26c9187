import { createSigningFetch } from '@scp-backup/signing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { service } from './loopback.ts';

const credentials = { accessKey: 'key', secretKey: 'hush-hush' };
const minute = 60_000;
const hour = 60 * minute;
const ahead = (time: number) => () => Date.now() + time;

afterEach(() => vi.unstubAllEnvs());

describe('a clock that is wrong', () => {
  test.each([-2 * hour, 2 * hour])('by %d ms costs one more attempt, once', async (off) => {
    const { url, requests } = await service({ credentials, clock: ahead(off) });
    const fetch = createSigningFetch({ credentials });
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    expect(requests.length).toBe(3);
  });

  test('is corrected for each of many requests in flight', async () => {
    const { url, requests } = await service({ credentials, clock: ahead(2 * hour) });
    const fetch = createSigningFetch({ credentials });
    const responses = await Promise.all(Array.from({ length: 20 }, () => fetch(url)));
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(requests.length).toBe(40);
  });

  test('is left alone where that is switched off', async () => {
    const { url, requests } = await service({ credentials, clock: ahead(2 * hour) });
    expect((await createSigningFetch({ credentials, clock: false })(url)).status).toBe(401);
    expect(requests.length).toBe(1);
  });

  test('is not blamed for a wrong secret where the times agree', async () => {
    const { url, requests } = await service({ credentials });
    const fetch = createSigningFetch({ credentials: { ...credentials, secretKey: 'wrong' } });
    expect((await fetch(url)).status).toBe(401);
    expect(requests.length).toBe(1);
  });

  test('and a wrong secret end after two attempts', async () => {
    const { url, requests } = await service({ credentials, clock: ahead(2 * hour) });
    const fetch = createSigningFetch({ credentials: { ...credentials, secretKey: 'wrong' } });
    expect((await fetch(url)).status).toBe(401);
    expect(requests.length).toBe(2);
  });

  test('keeps a body for the second attempt', async () => {
    const { url, requests } = await service({ credentials, clock: ahead(hour) });
    expect((await createSigningFetch({ credentials })(url, { method: 'POST', body: 'text' })).status).toBe(200);
    expect(requests.map(({ body }) => body)).toEqual(['text', 'text']);
  });

  test('that is mended later is followed', async () => {
    let off = hour;
    const { url, requests } = await service({ credentials, clock: () => Date.now() + off });
    const fetch = createSigningFetch({ credentials });
    expect((await fetch(url)).status).toBe(200);
    off = 0;
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    expect(requests.length).toBe(5);
  });

  test.each([Number.NaN, -1, 0, Number.POSITIVE_INFINITY, 1e16])('and reads %d signs nothing', async (now) => {
    const call = createSigningFetch({ credentials, clock: { now: () => now } })('http://127.0.0.1:1');
    await expect(call).rejects.toMatchObject({ code: 'ERR_INVALID_TIMESTAMP' });
  });

  test('may read parts of a millisecond', async () => {
    const { url } = await service({ credentials });
    const fetch = createSigningFetch({ credentials, clock: { now: () => Date.now() + 0.25 } });
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('a process that stood still between signing and sending', () => {
  /** Twenty minutes pass after the first signature and before it is sent. */
  function frozenOnce() {
    let time = Date.now();
    const freeze = vi.fn().mockImplementationOnce(() => {
      time += 20 * minute;
    });
    return { now: () => time, onSigned: freeze };
  }

  test.each([
    ['with a Date', undefined],
    ['without a Date', () => undefined],
  ])('succeeds on the second attempt %s', async (_, date) => {
    const { now, onSigned } = frozenOnce();
    const { url, requests } = await service({ credentials, clock: now, ...(date && { date }) });
    const fetch = createSigningFetch({ credentials, clock: { now } });
    expect((await fetch(url, { onSigned })).status).toBe(200);
    expect(requests.map(({ timestamp }) => now() - timestamp)).toEqual([20 * minute, 0]);
  });

  test('leaves the offset as it is', async () => {
    const { now, onSigned } = frozenOnce();
    // The Date of HTTP has whole seconds, which is no reason to correct a clock that is right.
    const { url, requests } = await service({
      credentials,
      clock: now,
      date: (time) => new Date(time - 20_000).toUTCString(),
    });
    const fetch = createSigningFetch({ credentials, clock: { now } });
    await fetch(url, { onSigned });
    await fetch(url);
    expect(requests.at(-1)?.timestamp).toBe(now());
  });
});

describe('an offset is kept only once an attempt signed with it has succeeded', () => {
  /** A fetch whose first refusal carries a `Date` an hour ahead; what follows is up to the test. */
  async function misled(second: number) {
    const date = vi.fn<(now: number) => string | undefined>(() => undefined);
    date.mockImplementationOnce((now) => new Date(now + hour).toUTCString());
    const status = (index: number) => [401, second][index];
    const { url, requests } = await service({ credentials, date, status });
    return { url, requests, fetch: createSigningFetch({ credentials }) };
  }

  test.each([401, 403, 404, 503])('and not where it ended with %d', async (second) => {
    const { url, requests, fetch } = await misled(second);
    expect((await fetch(url)).status).toBe(second);
    expect((await fetch(url)).status).toBe(200);
    expect(requests.length).toBe(3);
  });

  test('and not where the connection broke', async () => {
    const { url, requests, fetch } = await misled(0);
    await expect(fetch(url)).rejects.toThrow();
    expect((await fetch(url)).status).toBe(200);
    expect(requests.length).toBe(3);
  });

  test('and not where the caller wants no second attempt', async () => {
    const { url, requests, fetch } = await misled(200);
    const beforeResend = () => Promise.reject(new Error('no token'));
    await expect(fetch(url, { beforeResend })).rejects.toThrow('no token');
    expect((await fetch(url)).status).toBe(200);
    expect(requests.length).toBe(2);
  });

  test('and is left again by a strict service whose refusals have no Date', async () => {
    const { url, requests, fetch } = await misled(200);
    expect((await fetch(url)).status).toBe(200);
    // Signed an hour ahead and refused, then by this machine's clock.
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    expect(requests.length).toBe(2 + 2 + 1);
  });

  test('also by the last of many that were misled at once', async () => {
    let calls = 0;
    const date = (now: number) => new Date(now + ++calls * hour).toUTCString();
    const { url, requests } = await service({ credentials, date, status: (index) => (index < 20 ? 401 : undefined) });
    const fetch = createSigningFetch({ credentials });
    await Promise.all(Array.from({ length: 10 }, () => fetch(url)));
    expect((await fetch(url)).status).toBe(200);
    expect(requests.length).toBe(21);
  });
});

describe('a Date that is not believed', () => {
  const years = 365 * 24 * hour;

  test.each([
    ['ten years ahead', (now: number) => new Date(now + 10 * years).toUTCString()],
    ['ten years ago', (now: number) => new Date(now - 10 * years).toUTCString()],
    ['a bare number', () => '1'],
    ['another form', (now: number) => new Date(now + hour).toISOString()],
    ['a word', () => 'tomorrow'],
    ['missing', () => undefined],
  ])('is %s: one attempt', async (_, date) => {
    const { url, requests } = await service({ credentials, date, status: () => 401 });
    expect((await createSigningFetch({ credentials })(url)).status).toBe(401);
    expect(requests.length).toBe(1);
  });
});

test('a Date in its oldest form names no zone and means GMT', async () => {
  vi.stubEnv('TZ', 'Asia/Seoul');
  expect(new Date().getTimezoneOffset()).toBe(-540);
  const asctime = (now: number) =>
    new Date(now).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (.*) GMT$/, '$1 $3 $2 $5 $4');
  const { url, requests } = await service({ credentials, clock: ahead(2 * hour), date: asctime });
  expect((await createSigningFetch({ credentials })(url)).status).toBe(200);
  expect(requests.length).toBe(2);
});

test('a second attempt is announced with the refusal, and waits for the caller', async () => {
  const { url, requests } = await service({ credentials, clock: ahead(2 * hour) });
  const statuses: number[] = [];
  const beforeResend = async ({ status }: Response) => {
    statuses.push(status);
    await new Promise((resolve) => setImmediate(resolve));
    expect(requests.length).toBe(1);
  };
  await createSigningFetch({ credentials })(url, { beforeResend });
  expect(statuses).toEqual([401]);
  expect(requests.length).toBe(2);
});

test('a threshold says from which difference on a refusal is explained by time', async () => {
  const { url, requests } = await service({ credentials, clock: ahead(10_000), toleranceMs: 5000 });
  expect((await createSigningFetch({ credentials })(url)).status).toBe(401);
  expect((await createSigningFetch({ credentials, clock: { threshold: 5000 } })(url)).status).toBe(200);
  expect(requests.length).toBe(3);
});
