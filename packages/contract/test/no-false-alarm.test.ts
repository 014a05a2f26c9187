import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ContractOptions, type ContractReport, runContract } from '@scp-backup/contract';
import { startMock } from '@scp-backup/mock';
import { createMockHandler } from '@scp-backup/mock/handler';
import { describe, expect, test } from 'vitest';
import { plainDescription } from './services/plain-description.ts';
import { type Choices, otherChoices, plainService, usualChoices } from './services/plain-service.ts';
import { credentials, data, parent } from './services/rows.ts';

const base = { parameters: { backup_id: parent }, credentials };

/** What the plain service has. */
const plain = { ...base, description: plainDescription };

function failures({ checks }: ContractReport): string[] {
  return checks.flatMap(({ id, outcome, failures }) =>
    outcome === 'failed' ? [`${id}: ${failures[0]?.message}`] : [],
  );
}

const isOfOrder: ContractOptions['only'] = ({ pointer }) => /x-scp-list\/(sort|page|filters)/.test(pointer);

/** What a service may choose, and the run that shows it. */
const choices: Record<string, Partial<Choices> & { readonly run?: Partial<ContractOptions> }> = {
  'the usual ones': {},
  'all the others': otherChoices,
  'nulls first': { nulls: 'first', run: { only: isOfOrder } },
  'nulls high': { nulls: 'high', run: { only: isOfOrder } },
  'signature before route, with the profile observed': { firstRefusal: 'signature', run: { profile: 'observed' } },
};

/** The service behind a socket, without keep-alive, as plain servers in other languages are. */
async function listen(service: (request: Request) => Promise<Response>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const url = `http://${request.headers.host}${request.url}`;
    const answer = await service(
      new Request(url, { method: `${request.method}`, headers: request.headers as Record<string, string> }),
    );
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), connection: 'close' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe('a correct service raises no alarm', () => {
  test.each(Object.keys(choices))('with the choices: %s', async (name) => {
    const { run, ...own } = choices[name] ?? {};
    const fetch = plainService({ ...usualChoices, ...own });
    const report = await runContract({ ...plain, baseUrl: 'http://service.test', fetch, ...run });
    expect([report.seed, ...failures(report)]).toEqual([report.seed]);
  });

  test('behind a socket', async () => {
    const server = await listen(plainService({ ...usualChoices, ...otherChoices }));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const report = await runContract({ ...plain, baseUrl });
    server.close();
    expect([report.seed, ...failures(report)]).toEqual([report.seed]);
  });
});

describe('the mock raises no alarm', () => {
  test('by its handler, with the fidelity observed', async () => {
    const fetch = createMockHandler({ credentials, data, fidelity: 'observed' });
    const report = await runContract({ ...base, baseUrl: 'http://mock.test', fetch, profile: 'observed' });
    expect([report.seed, ...failures(report)]).toEqual([report.seed]);
  });

  test('by Prism', async () => {
    const mock = await startMock({ credentials, data });
    const report = await runContract({ ...base, baseUrl: mock.url });
    await mock.close();
    expect([report.seed, ...failures(report)]).toEqual([report.seed]);
  });
});

describe('the live profile', () => {
  test('reads only, keeps a pace, and finds out what the service does', async () => {
    let now = Date.now();
    const service = plainService(usualChoices, () => now);
    const methods = new Set<string>();
    const times: number[] = [];
    const report = await runContract({
      ...plain,
      baseUrl: 'http://service.test',
      profile: 'live',
      now: () => now,
      wait: async (ms) => {
        now += ms;
      },
      fetch: (request) => {
        methods.add(request.method);
        times.push(now);
        return service(request);
      },
    });
    expect([report.seed, ...failures(report)]).toEqual([report.seed]);
    expect([...methods].sort()).toEqual(['GET', 'HEAD']);
    const close = times.filter((time, index) => time - (times[index - 79] ?? Number.NEGATIVE_INFINITY) < 60_000);
    expect(close).toEqual([]);
    const answers = Object.fromEntries(
      report.findings.map(({ operation, question, answer, assumption }) => [
        `${operation}: ${question}`,
        `${assumption}: ${answer}`,
      ]),
    );
    const of = (question: string) => answers[`listBackupRestoreHistories: ${question}`];
    expect(of('count is the number of all rows, on each page and size')).toBe('confirmed: yes');
    expect(of('Which time does start_time filter?')).toBe('confirmed: restore_start_time (read as UTC)');
    expect(of('end_time gives exactly the rows not after it, itself included')).toBe('confirmed: yes');
    expect(of('How far may a timestamp be off?')).toMatch(
      /behind: (89[5-9]|900) to 90\d s; ahead: (89[5-9]|900) to 90\d s$/,
    );
    expect(of('Which fields sort?')).toMatch(/backup_id: 400; backup_start_time: sorted;/);
    expect(of('How large may a page be?')).toMatch(/2147483647 is accepted/);
  });
});
