import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createBackupClient } from '@scp-backup/client';
import { report } from '@scp-backup/tooling/bench';
import { backup_id, row } from '../test/rows.ts';

/** A second of the service takes a millisecond here. */
const scale = 1000;
const latency = 1000;
/** The firewall: so many requests in a minute. */
const perMinute = 75;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

interface Walk {
  readonly requests: number;
  /** Seconds of the service's time: its latency, and the waits that the firewall forces. */
  readonly seconds: number;
  readonly rows: number;
  readonly megabytes: number;
}

async function walk(total: number, take: (service: Service) => AsyncIterable<unknown>): Promise<Walk> {
  const service = new Service(total);
  let rows = 0;
  let most = 0;
  for await (const _ of take(service)) {
    rows += 1;
    if (rows % (total / 10) !== 0) continue;
    collectGarbage();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  const waits = Math.max(0, Math.ceil(service.requests / perMinute) - 1) * 60;
  const seconds = Math.max(waits, (service.requests * latency) / 1000);
  return { requests: service.requests, seconds, rows, megabytes: Math.round(most / 2 ** 20) };
}

class Service {
  requests = 0;
  readonly total: number;

  constructor(total: number) {
    this.total = total;
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    this.requests += 1;
    await new Promise((resolve) => setTimeout(resolve, latency / scale));
    const query = new URL(request.url).searchParams;
    const [page, size] = [Number(query.get('page') ?? 0), Number(query.get('size') ?? 20)];
    const length = Math.max(0, Math.min(size, this.total - page * size));
    const contents = Array.from({ length }, (_, index) => row(page * size + index));
    return Response.json({ contents, count: this.total });
  };
}

function ours(service: Service): AsyncIterable<unknown> {
  const credentials = { accessKey: 'key', secretKey: 'secret' };
  const client = createBackupClient({ baseUrl: 'http://127.0.0.1:1', credentials, fetch: service.fetch });
  return client.listBackupRestoreHistories({ backup_id });
}

/** One page of the default size after the other, until one is short. */
async function* naive(service: Service): AsyncGenerator<unknown> {
  for (let page = 0; ; page++) {
    const response = await service.fetch(new Request(`http://127.0.0.1:1/?page=${page}&size=20`));
    const { contents } = (await response.json()) as { contents: unknown[] };
    yield* contents;
    if (contents.length < 20) return;
  }
}

export async function walks(): Promise<void> {
  const rows = [
    { name: 'naive pager, 100,000 rows', ...(await walk(100_000, naive)) },
    { name: '@scp-backup/client, 10,000 rows', ...(await walk(10_000, ours)) },
    { name: '@scp-backup/client, 100,000 rows', ...(await walk(100_000, ours)) },
    { name: '@scp-backup/client, 1,000,000 rows', ...(await walk(1_000_000, ours)) },
  ];
  await report(
    'walk (requests, seconds of the service at 1 s a call, rows, MB of heap at the most)',
    rows,
    import.meta.url,
  );
}
