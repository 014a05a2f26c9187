import { createMockHandler, type MockHandler, type ScenarioName } from '@scp-backup/mock';
import { expect, test } from 'vitest';
import { list, operation, signed, start } from './wire.ts';

const day = 86_400_000;
const states = (mock: Pick<MockHandler, 'rows'>) => new Set(mock.rows(operation.id).map((row) => row.restore_state));

async function statuses(mock: MockHandler, calls: number): Promise<readonly number[]> {
  const url = `http://mock.test${list}`;
  const found: number[] = [];
  for (let call = 0; call < calls; call++) {
    found.push(
      await mock(url, { headers: signed({ url }) }).then(
        ({ status }) => status,
        () => 0,
      ),
    );
  }
  return found;
}

test('quiet: no backup was ever restored', () => {
  const mock = createMockHandler({ scenario: 'quiet' });
  expect([mock.rows('listBackups').length, mock.rows(operation.id).length]).toEqual([5, 0]);
});

test('all-failed: every restore failed', () => {
  expect(states(createMockHandler({ scenario: 'all-failed' }))).toEqual(new Set(['FAILED']));
});

test('overdue: the last restore was 120 days ago', () => {
  const started = createMockHandler({ scenario: 'overdue' })
    .rows(operation.id)
    .map((row) => Date.parse(`${row.restore_start_time}Z`));
  const age = Date.now() - Math.max(...started);
  expect(age).toBeGreaterThan(120 * day);
  expect(age).toBeLessThan(160 * day);
});

test('huge: a million restores of a thousand backups', async () => {
  const mock = createMockHandler({ scenario: 'huge' });
  const url = 'http://mock.test/v1/backups?size=1';
  const body = await (await mock(url, { headers: signed({ url }) })).json();
  expect(body).toMatchObject({ count: 1000 });
});

test('flaky-gateway: each failure is followed by a success', async () => {
  const found = await statuses(createMockHandler({ scenario: 'flaky-gateway' }), 24);
  expect(new Set(found)).toEqual(new Set([0, 200, 502, 503]));
  const failures = found.flatMap((status, index) => (status === 200 ? [] : [index]));
  expect(failures.map((index) => found[index + 1]).filter((status) => status !== undefined)).not.toContain(503);
  expect(failures.every((index) => (found[index + 1] ?? 200) === 200)).toBe(true);
});

test('firewall: 417 beyond 80 requests, also after a reset', async () => {
  const mock = createMockHandler({ scenario: 'firewall' });
  expect((await statuses(mock, 82)).slice(79)).toEqual([200, 417, 417]);
  mock.reset();
  expect((await statuses(mock, 81)).slice(79)).toEqual([200, 417]);
});

test('a server takes a scenario too', async () => {
  expect(states(await start({ scenario: 'all-failed' }))).toEqual(new Set(['FAILED']));
});

test('rows of its own go before those of the scenario', () => {
  const mock = createMockHandler({ scenario: 'all-failed', generate: { parents: 2 } });
  expect(mock.rows('listBackups')).toHaveLength(2);
});

test('a name that is none is refused', () => {
  expect(() => createMockHandler({ scenario: 'toString' as ScenarioName })).toThrow('scenario must be one of quiet');
});
