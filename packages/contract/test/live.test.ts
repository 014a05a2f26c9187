import { type ContractOptions, type ContractReport, runContract } from '@scp-backup/contract';
import { createMockHandler } from '@scp-backup/mock/handler';
import { describe, expect, test } from 'vitest';
import { plainDescription } from './services/plain-description.ts';
import { plainService, usualChoices } from './services/plain-service.ts';
import { credentials, data, parent } from './services/rows.ts';
import type { Service } from './services/wrap.ts';

/** A clock that moves only where something waits. */
function createClock() {
  const start = Date.now();
  let now = start;
  return {
    now: () => now,
    wait: async (ms: number) => {
      now += ms;
    },
    elapsed: () => now - start,
  };
}

function run(fetch: Service, more: Partial<ContractOptions>): Promise<ContractReport> {
  return runContract({
    baseUrl: 'http://service.test',
    parameters: { backup_id: parent },
    credentials,
    description: plainDescription,
    profile: 'live',
    fetch,
    ...more,
  });
}

const reading: ContractOptions['only'] = ({ name, operation }) =>
  operation === 'listBackupRestoreHistories' && /rows can be read|accepts the keys/.test(name);

describe('the live profile', () => {
  test.each([
    ['429 that says how long', 429, { 'retry-after': '7' }, 7_000],
    ['429', 429, {}, 60_000],
    ['417 of the firewall', 417, {}, 60_000],
  ] as const)('waits after a %s, and goes on', async (_, status, headers, expected) => {
    const clock = createClock();
    const service = plainService(usualChoices, clock.now);
    let calls = 0;
    const report = await run(
      async (request) => {
        calls += 1;
        return calls === 3 ? new Response('slow down', { status, headers }) : service(request);
      },
      { ...clock, only: reading },
    );
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
    expect(clock.elapsed()).toBeGreaterThanOrEqual(expected);
  });

  test('makes no further calls where the keys are wrong, and says so', async () => {
    const clock = createClock();
    const service = plainService(usualChoices, clock.now);
    const report = await run(service, { ...clock, credentials: { ...credentials, secretKey: 'another' } });
    const outcomes = new Map(report.checks.map(({ name, outcome }) => [name, outcome]));
    expect(report.ok).toBe(false);
    expect(outcomes.get('the service accepts the keys')).toBe('failed');
    expect(outcomes.get('a path that is not in the document is not found')).toBe('inconclusive');
    expect(report.calls).toBeLessThan(report.checks.length / 10);
  });

  test('reports a clock that is wrong', async () => {
    const clock = createClock();
    const service = plainService(usualChoices, clock.now);
    const ahead = async (request: Request) => {
      const response = await service(request);
      response.headers.set('date', new Date(clock.now() + 600_000).toUTCString());
      return response;
    };
    const only: ContractOptions['only'] = ({ name }) => name.startsWith('the clock');
    const { checks } = await run(ahead, { ...clock, only });
    expect(checks[0]).toMatchObject({ outcome: 'failed' });
    expect(checks[0]?.failures[0]?.message).toMatch(/^the service is (599|600) s ahead of this machine$/);
  });

  test('reads the versions that the service lists', async () => {
    const clock = createClock();
    const service = createMockHandler({ credentials, data, now: clock.now });
    const only: ContractOptions['only'] = ({ name }) => name.startsWith('the service lists');
    const { checks } = await run(service, { ...clock, only });
    expect([...new Set(checks.map(({ outcome }) => outcome))]).toEqual(['passed']);
  });

  test('takes a backup without rows as inconclusive', async () => {
    const clock = createClock();
    const service = createMockHandler({ credentials, data: { listBackupRestoreHistories: [] }, now: clock.now });
    const { checks, ok } = await run(service, { ...clock, only: reading });
    expect(ok).toBe(true);
    expect(checks.find(({ name }) => name.startsWith('rows can'))).toMatchObject({
      outcome: 'inconclusive',
      note: 'the list has no rows; the id of one with rows shows more',
    });
  });
});
