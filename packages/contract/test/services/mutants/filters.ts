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
  'the minutes of a zone are ignored': withQuery((query) => {
    for (const name of ['start_time', 'end_time']) {
      const value = query.get(name);
      if (value) query.set(name, value.replace(/([+-]\d\d):\d\d$/, '$1:00'));
    }
  }),
  'the fraction of a filter is dropped': withQuery((query) => {
    for (const name of ['start_time', 'end_time']) {
      const value = query.get(name);
      if (value) query.set(name, value.replace(/\.\d+/, ''));
    }
  }),
  'an end at midnight takes in the day': withQuery((query) => {
    const value = query.get('end_time');
    if (value) query.set('end_time', value.replace('T00:00:00Z', 'T23:59:59Z'));
  }),
  'end_time excludes its end beside a state': withQuery((query) => {
    const value = query.get('end_time');
    if (value && query.has('restore_state')) query.set('end_time', new Date(Date.parse(value) - 1).toISOString());
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

/** Compares names in another way than as a whole, letter by letter. */
const named = (fits: (own: string, wanted: string) => boolean): Break =>
  withRows(
    (rows, url) =>
      ['name', 'server_name'].reduce((left, name) => {
        const wanted = url.searchParams.get(name);
        return wanted ? left.filter((row) => fits(String(row[name]), wanted)) : left;
      }, rows),
    ['page', 'size', 'name', 'server_name'],
  );

const pattern = (text: string, wild: Readonly<Record<string, string>>) =>
  new RegExp(
    `^${text.replaceAll(/\W|_/g, (one) => wild[one] ?? `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}$`,
  );

/** Filters for text that are wrong. */
export const names: Readonly<Record<string, Break>> = {
  'a name is compared without its case': named((own, wanted) => own.toLowerCase() === wanted.toLowerCase()),
  'the beginning of a name is enough': named((own, wanted) => own.startsWith(wanted)),
  'the end of a name is enough': named((own, wanted) => own.endsWith(wanted)),
  'a name is a pattern of SQL': named((own, wanted) => pattern(wanted, { '%': '.*', _: '.' }).test(own)),
  'a name is a pattern of the shell': named((own, wanted) => pattern(wanted, { '*': '.*', '?': '.' }).test(own)),
  'a name is a regular expression': named((own, wanted) => pattern(wanted, { '.': '.' }).test(own)),
  'a name may be a list': named((own, wanted) => wanted.split(',').includes(own)),
};
