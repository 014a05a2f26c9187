import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ContractReport, runContract } from '@scp-backup/contract';
import { startMock } from '@scp-backup/mock';
import { describe, expect, test } from 'vitest';
import { type Choices, otherChoices, plainService, usualChoices } from './services/plain-service.ts';
import { credentials, operation, parent, rowsOf } from './services/rows.ts';

const base = { parameters: { backup_id: parent }, credentials };

function failures({ checks }: ContractReport): string[] {
  return checks.flatMap(({ id, outcome, failures }) => (outcome === 'fail' ? [`${id}: ${failures[0]?.message}`] : []));
}

const choices: Record<string, Partial<Choices>> = {
  'the usual ones': {},
  'all the others': otherChoices,
  'nulls first': { nulls: 'first' },
  'nulls high': { nulls: 'high' },
  'signature before route': { firstRefusal: 'signature' },
};

/** The service behind a socket, without keep-alive, as plain servers in other languages are. */
async function listen(service: (request: Request) => Promise<Response>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const url = `http://${request.headers.host}${request.url}`;
    const answer = await service(new Request(url, { method: `${request.method}`, headers: request.headers as Record<string, string> }));
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), connection: 'close' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe('a correct service raises no alarm', () => {
  test.each(Object.keys(choices))('with the choices: %s', async (name) => {
    const fetch = plainService({ ...usualChoices, ...choices[name] });
    for (const profile of ['documented', 'observed'] as const) {
      const report = await runContract({ ...base, baseUrl: 'http://service.test', fetch, profile });
      expect([report.seed, ...failures(report)]).toEqual([report.seed]);
    }
  });

  test('behind a socket, and in the live profile, which reads only and keeps a pace', async () => {
    const server = await listen(plainService({ ...usualChoices, ...otherChoices }));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    let [now, first, calls] = [Date.now(), 0, 0];
    const methods = new Set<string>();
    const times: number[] = [];
    const report = await runContract({
      ...base,
      baseUrl,
      profile: 'live',
      now: () => now,
      wait: async (ms) => {
        now += ms;
      },
      fetch: (request) => {
        methods.add(request.method);
        times.push(now);
        first ||= now;
        calls += 1;
        // The clock of the run goes ahead; the service has the real one.
        const { headers } = request;
        headers.delete('x');
        return globalThis.fetch(request);
      },
    });
    server.close();
    expect([...methods].sort()).toEqual(['GET', 'HEAD']);
    expect(calls).toBe(report.calls);
    for (const [index, time] of times.entries()) expect(time - (times[index - 79] ?? -60_000)).toBeGreaterThanOrEqual(60_000);
    expect(report.findings.length).toBeGreaterThan(5);
  });

  test('the mock with Prism', async () => {
    const mock = await startMock({ credentials, data: { [operation.id]: rowsOf(parent, 57) } });
    const report = await runContract({ ...base, baseUrl: mock.url });
    await mock.close();
    expect([report.seed, ...failures(report)]).toEqual([report.seed]);
  });
});
