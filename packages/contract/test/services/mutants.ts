import { credentials, otherParent, parent, rowsOf } from './rows.ts';
import {
  allRows,
  hmac,
  isRight,
  type Row,
  resigned,
  type Service,
  withAnswer,
  withBody,
  withLaxGate,
  withLaxSignature,
  withQuery,
  withRow,
  withRows,
  withSignatureOver,
} from './wrap.ts';

type Break = (engine: Service) => Service;

const number = (query: URLSearchParams, name: string, usual: number) => Number(query.get(name) || usual);
const timeOf = (row: Row, field = 'restore_start_time') => Date.parse(`${row[field]}Z`);
const badInput = (response: Response) => response.status === 400;
const errorBody = (status: number) => ({ errors: [{ code: 'Bad', status }] });
const shiftTime = (name: string, ms: number): Break =>
  withQuery((query) => {
    const value = query.get(name);
    if (value && value !== 'null') query.set(name, new Date(Date.parse(value) + ms).toISOString());
  });

const rightOf = (request: Request, header: (name: string) => string) =>
  hmac(`${request.method}${request.url}${header('timestamp')}${credentials.accessKey}Openapi`);

/** Services that are broken on purpose, in one way each. */
export const mutants: Readonly<Record<string, Break>> = {
  // Paging and count.
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
  // Sorting.
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
  // Filters.
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
  // Fields and types.
  'a row has an extra field': withRow((row) => ({ ...row, restore_type: 'FULL' })),
  'the answer has an extra field': withBody((body) => ({ ...body, page: 0 })),
  'only the last row has an extra field': withBody((body) => ({
    ...body,
    contents: body.contents?.map((row, index, all) => (index === all.length - 1 ? { ...row, x: 1 } : row)) ?? null,
  })),
  'a row lacks a field': withRow(({ modified_by: _, ...row }) => row),
  'one row lacks a field': withRow((row, index) =>
    index === 2 ? Object.fromEntries(Object.entries(row).slice(1)) : row,
  ),
  'null fields are left out': withRow((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  ),
  'null where it is not allowed': withRow((row) => ({ ...row, schedule_name: null })),
  'count is text': withBody((body) => ({ ...body, count: String(body.count) })),
  'count is missing': withBody(({ count: _, ...body }) => body),
  'contents has another name': withBody(({ contents, ...body }) => ({ ...body, items: contents })),
  'the rows alone, without an envelope': withBody((body) => body.contents),
  'a number where text belongs': withRow((row, index) => ({ ...row, restore_server_name: index })),
  'a time without zone where one belongs': withRow((row) => ({
    ...row,
    created_at: String(row.created_at).replace('Z', ''),
  })),
  'a month that does not exist': withRow((row) => ({ ...row, restore_start_time: '2024-13-45T99:99:99' })),
  'times with a space instead of T': withRow((row) => ({
    ...row,
    backup_start_time: String(row.backup_start_time).replace('T', ' '),
  })),
  'times as milliseconds': withRow((row) => ({ ...row, modified_at: Date.parse(String(row.modified_at)) })),
  'names in camel case': withRow(({ created_by, ...row }) => ({ ...row, createdBy: created_by })),
  // Statuses and HTTP.
  'wrong content type': withAnswer(
    (response) => new Response(response.body, { status: response.status, headers: { 'content-type': 'text/plain' } }),
  ),
  'wrong content type of errors': withAnswer((response) =>
    response.status < 400
      ? response
      : new Response(response.body, { status: response.status, headers: { 'content-type': 'text/html' } }),
  ),
  'another charset': withAnswer(
    (response) =>
      new Response(response.body, {
        status: response.status,
        headers: { ...Object.fromEntries(response.headers), 'content-type': 'application/json; charset=euc-kr' },
      }),
  ),
  'errors without a body': withAnswer((response) =>
    response.status < 400 || response.status === 405
      ? response
      : new Response(null, { status: response.status, headers: response.headers }),
  ),
  'errors in another form': withAnswer((response) =>
    response.status < 400 || response.status === 405
      ? response
      : Response.json({ message: 'no' }, { status: response.status }),
  ),
  'errors that state another status': withAnswer((response) =>
    response.status < 400 || response.status === 405
      ? response
      : Response.json(errorBody(418), { status: response.status }),
  ),
  '201 instead of 200': withAnswer((response) =>
    response.status === 200 ? new Response(response.body, { status: 201, headers: response.headers }) : response,
  ),
  '422 instead of 400': withAnswer((response) =>
    badInput(response) ? new Response(response.body, { status: 422, headers: response.headers }) : response,
  ),
  '403 instead of 401': withAnswer((response) =>
    response.status === 401 ? Response.json(errorBody(403), { status: 403 }) : response,
  ),
  '500 on bad input': withAnswer((response) =>
    badInput(response) ? Response.json(errorBody(500), { status: 500 }) : response,
  ),
  '500 on bytes that are no UTF-8': withAnswer((response, request) =>
    request.url.includes('%FF') ? Response.json(errorBody(500), { status: 500 }) : response,
  ),
  '500 on a page far away': withAnswer((response, request) =>
    Number(new URL(request.url).searchParams.get('page')) > 900
      ? Response.json(errorBody(500), { status: 500 })
      : response,
  ),
  'bad input is ignored': (engine) => async (request) => {
    const response = await engine(request);
    return badInput(response) ? engine(resigned(request, request.url.replace(/\?.*/, ''))) : response;
  },
  'lower-case states are accepted': (engine) => async (request) => {
    const response = await engine(request);
    if (!badInput(response)) return response;
    return engine(
      resigned(
        request,
        request.url.replace(/restore_state=\w+/, (text) =>
          text.toUpperCase().replace('RESTORE_STATE', 'restore_state'),
        ),
      ),
    );
  },
  'size 0 is accepted': (engine) => async (request) =>
    engine(/[?&]size=0(&|$)/.test(request.url) ? resigned(request, request.url.replace('size=0', 'size=20')) : request),
  'a day that does not exist is accepted': (engine) => async (request) =>
    engine(request.url.includes('02-30') ? resigned(request, request.url.replace('02-30', '03-01')) : request),
  'an unknown parent gives an empty list': withAnswer((response, request) =>
    response.status === 404 && /restore-histories(\?|$)/.test(request.url)
      ? Response.json({ contents: [], count: 0 })
      : response,
  ),
  'an unknown parent gives the rows of another': (engine) => async (request) => {
    const response = await engine(request);
    const url = request.url.replace(/backups\/[^/]+\//, `backups/${parent}/`);
    return response.status === 404 && url !== request.url && /restore-histories(\?|$)/.test(url)
      ? engine(resigned(request, url))
      : response;
  },
  'the beginning of an id is enough': (engine) => async (request) => {
    const id = new URL(request.url).pathname.split('/')[3] ?? '';
    return engine(
      id.length > 3 && id !== parent && parent.startsWith(id)
        ? resigned(request, request.url.replace(id, parent))
        : request,
    );
  },
  'rows of another parent come too': withRows((rows) => [...rows, ...rowsOf(otherParent, 3)]),
  'rows of another parent come with a filter': withBody((body, url) =>
    url.searchParams.has('restore_state') && body.contents?.[0]
      ? { ...body, contents: [{ ...body.contents[0], backup_id: otherParent }, ...body.contents.slice(1)] }
      : body,
  ),
  'POST is answered like GET': (engine) => async (request) =>
    engine(request.method === 'POST' ? resigned(request, request.url, 'GET') : request),
  'DELETE is not found': withAnswer((response, request) =>
    request.method === 'DELETE' ? Response.json(errorBody(404), { status: 404 }) : response,
  ),
  '405 without Allow': withAnswer((response) =>
    response.status === 405
      ? new Response(response.body, { status: 405, headers: { 'content-type': 'application/json' } })
      : response,
  ),
  'HEAD is refused': withAnswer((response, request) =>
    request.method === 'HEAD' ? new Response(null, { status: 405, headers: { allow: 'GET' } }) : response,
  ),
  'any version is accepted': (engine) => async (request) => {
    const headers = new Headers(request.headers);
    headers.delete('Scp-Api-Version');
    return engine(new Request(request, { headers }));
  },
  'a request without version is refused': withAnswer((response, request) =>
    request.headers.has('scp-api-version') ? response : Response.json(errorBody(406), { status: 406 }),
  ),
  'Korean is refused': withAnswer((response, request) =>
    request.headers.get('accept-language')?.startsWith('ko')
      ? Response.json(errorBody(406), { status: 406 })
      : response,
  ),
  'an answer redirects': withAnswer((response, request) =>
    request.url.includes('size=7')
      ? new Response(null, { status: 302, headers: { location: '/elsewhere' } })
      : response,
  ),
  'the body is cut off': withAnswer(async (response, request) =>
    request.url.includes('page=1') && response.status === 200
      ? new Response((await response.text()).slice(0, -5), { headers: response.headers })
      : response,
  ),
  // Signature.
  'the signature is not checked': withLaxSignature(() => true),
  'nothing is checked': withLaxGate(() => true),
  'the headers only need to be there': withLaxGate((_, header) =>
    ['accesskey', 'signature', 'timestamp', 'clienttype'].every((name) => header(name) !== ''),
  ),
  'a missing signature is accepted': withLaxGate((request) => !request.headers.has('scp-signature')),
  'a missing timestamp is accepted': withLaxGate((request) => !request.headers.has('scp-timestamp')),
  'a missing client type is accepted': withLaxGate((request) => !request.headers.has('scp-clienttype')),
  'a missing access key is accepted': withLaxGate((request) => !request.headers.has('scp-accesskey')),
  'an empty signature is accepted': withLaxGate((request) => request.headers.get('scp-signature') === ''),
  'the access key is not checked': withLaxGate(
    (request, header) =>
      header('clienttype') === 'Openapi' &&
      header('signature') ===
        hmac(`${request.method}${request.url}${header('timestamp')}${header('accesskey')}Openapi`) &&
      header('accesskey') !== '' &&
      Math.abs(Date.now() - Number(header('timestamp'))) <= 900_000,
  ),
  'the client type is not checked': withLaxGate(
    (request, header) =>
      header('accesskey') === credentials.accessKey &&
      header('clienttype') !== '' &&
      header('signature') ===
        hmac(`${request.method}${request.url}${header('timestamp')}${credentials.accessKey}${header('clienttype')}`) &&
      Math.abs(Date.now() - Number(header('timestamp'))) <= 900_000,
  ),
  'the timestamp is not checked': withLaxSignature(
    (request, header) => /^\d{1,15}$/.test(header('timestamp')) && isRight(request, header),
    Number.POSITIVE_INFINITY,
  ),
  'an old timestamp is accepted': withLaxSignature(
    (request, header) =>
      /^\d{1,15}$/.test(header('timestamp')) && Number(header('timestamp')) < Date.now() && isRight(request, header),
    Number.POSITIVE_INFINITY,
  ),
  'a timestamp ahead is accepted': withLaxSignature(
    (request, header) => Number(header('timestamp')) > Date.now() && isRight(request, header),
    Number.POSITIVE_INFINITY,
  ),
  'the window is 5 minutes': withAnswer((response, request) =>
    Math.abs(Date.now() - Number(request.headers.get('scp-timestamp'))) > 300_000
      ? Response.json(errorBody(401), { status: 401 })
      : response,
  ),
  'the window is 16 minutes': withLaxSignature((request, header) => isRight(request, header), 960_000),
  'checked without the query': withSignatureOver(
    (request, header) =>
      `${request.method}${request.url.replace(/\?.*/, '')}${header('timestamp')}${credentials.accessKey}Openapi`,
  ),
  'checked without the method': withSignatureOver(
    (request, header) => `${request.url}${header('timestamp')}${credentials.accessKey}Openapi`,
  ),
  'checked with any method': withLaxSignature((request, header) =>
    ['GET', 'HEAD', 'POST', 'get'].some((method) => isRight(request, header, method)),
  ),
  'checked without the host': withSignatureOver(
    (request, header) =>
      `${request.method}${request.url.replace(/^\w+:\/\/[^/]+/, '')}${header('timestamp')}${credentials.accessKey}Openapi`,
  ),
  'checked without the client type': withSignatureOver(
    (request, header) => `${request.method}${request.url}${header('timestamp')}${credentials.accessKey}`,
  ),
  'checked in another order': withSignatureOver(
    (request, header) => `${request.method}${request.url}${credentials.accessKey}${header('timestamp')}Openapi`,
  ),
  'checked with line breaks': withSignatureOver((request, header) =>
    [request.method, request.url, header('timestamp'), credentials.accessKey, 'Openapi'].join('\n'),
  ),
  'a hexadecimal signature is accepted': withSignatureOver(
    (request, header) => `${request.method}${request.url}${header('timestamp')}${credentials.accessKey}Openapi`,
    'hex',
  ),
  'SHA-1 is accepted': withSignatureOver(
    (request, header) => `${request.method}${request.url}${header('timestamp')}${credentials.accessKey}Openapi`,
    undefined,
    'sha1',
  ),
  'only the beginning of the signature is compared': withLaxSignature(
    (request, header) => header('signature').slice(0, 20) === rightOf(request, header).slice(0, 20),
  ),
  'the signature is compared without its case': withLaxSignature(
    (request, header) => header('signature').toLowerCase() === rightOf(request, header).toLowerCase(),
  ),
  'the query is sorted before it is checked': withSignatureOver((request, header) => {
    const url = new URL(request.url);
    const sorted = url.search ? `?${url.search.slice(1).split('&').reverse().join('&')}` : '';
    return `${request.method}${url.origin}${url.pathname}${sorted}${header('timestamp')}${credentials.accessKey}Openapi`;
  }),
  'an encoded query is refused': withAnswer((response, request) =>
    /%[0-9a-f]{2}/.test(request.url) && request.url.includes('size=')
      ? Response.json(errorBody(401), { status: 401 })
      : response,
  ),
  'the same request is refused a second time': (engine) => {
    const seen = new Set<string>();
    let last = '';
    return async (request) => {
      const again = last === request.url && seen.has(request.url);
      last = request.url;
      seen.add(request.url);
      return again && request.method === 'GET' ? Response.json(errorBody(401), { status: 401 }) : engine(request);
    };
  },
  'a wrong signature passes where there is no query': withLaxSignature((request) => !request.url.includes('?')),
  'a wrong signature passes with a filter': withLaxSignature((request) => request.url.includes('restore_state')),
  'HEAD is not checked': withLaxSignature((request) => request.method === 'HEAD'),
  'a refusal shows the right signature': withAnswer((response, request) =>
    response.status === 401
      ? Response.json(
          {
            errors: [
              {
                code: 'HmacValidFail',
                status: 401,
                detail: [
                  hmac(
                    `${request.method}${request.url}${request.headers.get('scp-timestamp')}${credentials.accessKey}Openapi`,
                  ),
                ],
              },
            ],
          },
          { status: 401 },
        )
      : response,
  ),
};
