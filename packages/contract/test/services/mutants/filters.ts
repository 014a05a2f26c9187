import { type Break, type Row, resigned, withQuery, withRows } from '../wrap.ts';

const timeOf = (row: Row, field = 'restore_start_time') => Date.parse(`${row[field]}Z`);
const shiftTime = (name: string, ms: number): Break =>
  withQuery((query) => {
    const value = query.get(name);
    if (value && value !== 'null') query.set(name, new Date(Date.parse(value) + ms).toISOString());
  });

/** Filters that are wrong. */
export const filters: Readonly<Record<string, Break>> = {
  'state filter is ignored': withQuery((query) => query.delete('restore_state')),
  'state filter is inverted': withRows(
    (rows, url) => {
      const state = url.searchParams.get('restore_state');
      return state && state !== 'null' ? rows.filter((row) => row.restore_state !== state) : rows;
    },
    ['page', 'size', 'restore_state'],
  ),
  'one state finds nothing': withRows((rows, url) => (url.searchParams.get('restore_state') === 'FAILED' ? [] : rows)),
  'state filter works on the page only': (engine) => async (request) => {
    const url = new URL(request.url);
    const state = url.searchParams.get('restore_state');
    const own = await engine(request.clone() as Request);
    if (own.status !== 200 || !state || request.method === 'HEAD') return own;
    url.searchParams.delete('restore_state');
    const body = (await (await engine(resigned(request, url.href))).json()) as {
      contents: Row[] | null;
      count: number;
    };
    return Response.json({
      contents: body.contents?.filter((row) => row.restore_state === state) ?? null,
      count: ((await own.json()) as { count: number }).count,
    });
  },
  'start_time is ignored': withQuery((query) => query.delete('start_time')),
  'end_time is ignored': withQuery((query) => query.delete('end_time')),
  'start_time excludes its end': shiftTime('start_time', 1),
  'end_time excludes its end': shiftTime('end_time', -1),
  'end_time goes a second too far': shiftTime('end_time', 1000),
  'start_time reads +09:00': shiftTime('start_time', 9 * 3_600_000),
  'the zone of a time is ignored': withQuery((query) => {
    for (const name of ['start_time', 'end_time']) {
      const value = query.get(name);
      if (value) query.set(name, value.replace(/[+-]\d\d:\d\d$/, 'Z'));
    }
  }),
  'start_time and end_time are exchanged': withRows(
    (rows, url) => {
      const [start, end] = ['end_time', 'start_time'].map((name) => Date.parse(url.searchParams.get(name) ?? ''));
      return rows.filter((row) => !(timeOf(row) < (start ?? 0)) && !(timeOf(row) > (end ?? 0)));
    },
    ['page', 'size', 'start_time', 'end_time'],
  ),
  'start_time filters another time': withRows(
    (rows, url) => {
      const start = Date.parse(url.searchParams.get('start_time') ?? '');
      return rows.filter((row) => !(timeOf(row, 'backup_start_time') < start));
    },
    ['page', 'size', 'start_time'],
  ),
  'a window drops rows that run': withRows((rows, url) =>
    url.searchParams.has('end_time') ? rows.filter((row) => row.restore_end_time !== null) : rows,
  ),
  'two filters are joined by or': withRows(
    (rows, url) => {
      const state = url.searchParams.get('restore_state');
      const start = Date.parse(url.searchParams.get('start_time') ?? '');
      if (!state || Number.isNaN(start))
        return rows.filter(
          (row) => (!state || state === 'null' || row.restore_state === state) && !(timeOf(row) < start),
        );
      return rows.filter((row) => row.restore_state === state || timeOf(row) >= start);
    },
    ['page', 'size', 'restore_state', 'start_time'],
  ),
};
