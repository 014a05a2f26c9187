import { allRows, type Break, type Row, withAnswer, withBody, withQuery, withRows } from '../wrap.ts';

const number = (query: URLSearchParams, name: string, usual: number) => Number(query.get(name) || usual);
const errorBody = (status: number) => ({ errors: [{ code: 'Bad', status }] });

/** Pages and counts that are wrong. */
export const paging: Readonly<Record<string, Break>> = {
  'page is off by one': withQuery((query) => query.set('page', String(number(query, 'page', 0) + 1))),
  'page 0 and page 1 are the same': withQuery((query) =>
    query.set('page', String(Math.max(0, number(query, 'page', 0) - 1))),
  ),
  'page is ignored': withQuery((query) => query.delete('page')),
  'size is ignored': withQuery((query) => query.delete('size')),
  'default size is 10': withQuery((query) => query.has('size') || query.set('size', '10')),
  'default size is 25': withQuery((query) => query.has('size') || query.set('size', '25')),
  'size is capped at 10': withQuery((query) => query.set('size', String(Math.min(10, number(query, 'size', 20))))),
  'a page is capped while its offset is not': withBody((body) => ({
    ...body,
    contents: body.contents?.slice(0, 30) ?? null,
  })),
  'one row less than size': withBody((body) => ({
    ...body,
    contents: body.contents && body.contents.length > 1 ? body.contents.slice(0, -1) : body.contents,
  })),
  'a row stands on two pages': withRows((rows, url) => {
    const size = number(url.searchParams, 'size', 20);
    return rows
      .flatMap((row, index) => (index > 0 && index % size === 0 ? [rows[index - 1] ?? row, row] : [row]))
      .slice(0, rows.length);
  }),
  'a row is left out between pages': withRows((rows, url) =>
    rows.filter((_, index) => index === 0 || index % number(url.searchParams, 'size', 20) !== 0),
  ),
  'the last page is missing': withBody((body, url) => {
    const size = number(url.searchParams, 'size', 20);
    return number(url.searchParams, 'page', 0) > 0 && (body.contents?.length ?? 0) < size
      ? { ...body, contents: [] }
      : body;
  }),
  'the page after the last repeats the last': withRows((rows, url) => {
    const [page, size] = [number(url.searchParams, 'page', 0), number(url.searchParams, 'size', 20)];
    const last = Math.max(0, Math.ceil(rows.length / size) - 1);
    if (page > last) url.searchParams.set('page', String(last));
    return rows;
  }),
  'the page after the last is not found': withAnswer(async (response, request) => {
    const page = number(new URL(request.url).searchParams, 'page', 0);
    const empty =
      page > 0 &&
      response.status === 200 &&
      request.method === 'GET' &&
      !((await response.clone().json()) as { contents: Row[] | null }).contents?.length;
    return empty ? Response.json(errorBody(404), { status: 404 }) : response;
  }),
  'a page number of more than 32 bits begins anew': withQuery((query) =>
    query.set('page', String(number(query, 'page', 0) % 2 ** 32)),
  ),
  'a size of more than 32 bits begins anew': withQuery((query) =>
    query.set('size', String(number(query, 'size', 20) % 2 ** 32)),
  ),
  'an offset of more than 32 bits begins anew': withQuery((query) => {
    const size = number(query, 'size', 20);
    query.set('page', String(Math.floor(((number(query, 'page', 0) * size) % 2 ** 32) / size)));
  }),
  'count is what is left from this page on': withBody((body, url) => {
    const before = number(url.searchParams, 'page', 0) * number(url.searchParams, 'size', 20);
    return { ...body, count: Math.max(0, body.count - before) };
  }),
  'count is one too many': withBody((body) => ({ ...body, count: body.count + 1 })),
  'count is that of the page': withBody((body) => ({ ...body, count: body.contents?.length ?? 0 })),
  'count ignores the filter': (engine) => async (request) => {
    const response = await engine(request.clone() as Request);
    if (response.status !== 200 || request.method === 'HEAD') return response;
    const all = await allRows(engine, request, ['page', 'size', 'sort', 'restore_state', 'start_time', 'end_time']);
    return Response.json({ ...((await response.json()) as object), count: all.length });
  },
  'count is 0 after the last page': withBody((body) => ({ ...body, count: body.contents?.length ? body.count : 0 })),
  'equal keys change their order with the size': withRows((rows, url) => {
    const size = number(url.searchParams, 'size', 20);
    return size % 2
      ? [...rows]
          .reverse()
          .sort((a, b) => (String(b.created_at) < String(a.created_at) ? -1 : Number(b.created_at !== a.created_at)))
      : rows;
  }),
};
