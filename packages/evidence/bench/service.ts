import { examples } from '@scp-backup/openapi/examples';

const [run] = examples.listBackupRestoreHistories.responses['200'].documented.contents;
const [backup] = examples.listBackups.responses['200'].oneBackup.contents;
const since = Date.parse('2026-07-01T00:00:00Z');
const hour = 3_600_000;

const textOf = (moment: number): string => new Date(moment).toISOString().slice(0, 19);

function pageOf(url: URL, total: number, rowAt: (index: number) => object): Response {
  const [page, size] = [Number(url.searchParams.get('page') ?? 0), Number(url.searchParams.get('size') ?? 20)];
  const length = Math.max(0, Math.min(size, total - page * size));
  return Response.json({ contents: Array.from({ length }, (_, index) => rowAt(page * size + index)), count: total });
}

/** A service without a network: so many backups, each with so many restores of one quarter. */
export function serviceOf(backups: number, runs: number): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const number = Number.parseInt(url.pathname.split('/').at(-2) ?? '', 16);
    if (url.pathname.endsWith('/backups')) {
      return pageOf(url, backups, (index) => ({
        ...backup,
        id: index.toString(16).padStart(32, '0'),
        name: `db-${index}`,
      }));
    }
    return pageOf(url, runs, (index) => {
      const started = since + Math.floor(((index + ((number * 7) % 10) / 10) * 91 * 24 * hour) / runs);
      const ended = started + ((number * 31 + index * 17) % 240) * 60_000;
      const state = (number + index) % 20 === 0 ? 'FAILED' : 'COMPLETED';
      const times = { restore_start_time: textOf(started), restore_end_time: textOf(ended) };
      return { ...run, ...times, restore_state: state, backup_id: number.toString(16).padStart(32, '0') };
    });
  };
}
