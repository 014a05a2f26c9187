import { type Break, type Row, resigned, withAnswer, withBody, withQuery, withRows } from '../wrap.ts';

const errorBody = (status: number) => ({ errors: [{ code: 'Bad', status }] });

/** Orders that are wrong. */
export const sorting: Readonly<Record<string, Break>> = {
  'sort is ignored': withQuery((query) => query.delete('sort')),
  'sort ignores its direction': withQuery((query) =>
    query.set('sort', (query.get('sort') ?? 'created_at:desc').replace(/:desc$/, ':asc')),
  ),
  'sort is turned round': withQuery((query) =>
    query.set(
      'sort',
      (query.get('sort') || 'created_at:desc').replace(/:(asc|desc)$/, (_, one) => (one === 'asc' ? ':desc' : ':asc')),
    ),
  ),
  'the default order is ascending': withQuery((query) => query.has('sort') || query.set('sort', 'created_at:asc')),
  'sorts only the page': (engine) => async (request) => {
    const url = new URL(request.url);
    const [field = '', direction] = (url.searchParams.get('sort') ?? '').split(':');
    const own = await engine(request.clone() as Request);
    if (own.status !== 200 || !field || request.method === 'HEAD') return own;
    url.searchParams.delete('sort');
    const body = (await (await engine(resigned(request, url.href))).json()) as {
      contents: Row[] | null;
      count: number;
    };
    const sign = direction === 'desc' ? -1 : 1;
    const sorted = [...(body.contents ?? [])].sort((a, b) =>
      String(a[field]) < String(b[field]) ? -sign : String(a[field]) > String(b[field]) ? sign : 0,
    );
    return Response.json({ ...body, contents: sorted });
  },
  'one field does not sort': withQuery(
    (query) => query.get('sort')?.startsWith('schedule_name') && query.delete('sort'),
  ),
  'one field is refused in a sort': withAnswer((response, request) =>
    request.url.includes('sort=modified_at') ? Response.json(errorBody(400), { status: 400 }) : response,
  ),
  'sorting drops rows with null': withRows((rows, url) => {
    const field = (url.searchParams.get('sort') ?? '').split(':')[0] ?? '';
    return field ? rows.filter((row) => row[field] !== null) : rows;
  }),
  'two rows are swapped': withBody((body) => {
    const [one, two, ...rest] = body.contents ?? [];
    return one && two ? { ...body, contents: [two, one, ...rest] } : body;
  }),
  'an unknown sort field is ignored': (engine) => async (request) =>
    engine(
      /sort=no_such/.test(request.url)
        ? resigned(request, request.url.replace(/sort=no_such_field[^&]*/, ''))
        : request,
    ),
};
