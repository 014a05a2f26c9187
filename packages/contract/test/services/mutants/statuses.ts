import { otherParent, parent, rowsOf } from '../rows.ts';
import { type Break, resigned, withAnswer, withBody, withRows } from '../wrap.ts';

const badInput = (response: Response) => response.status === 400;
const errorBody = (status: number) => ({ errors: [{ code: 'Bad', status }] });

/** Statuses and HTTP that are wrong. */
export const statuses: Readonly<Record<string, Break>> = {
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
  'any minor version is accepted': (engine) => async (request) => {
    const headers = new Headers(request.headers);
    if (/ 1\.\d+$/.test(headers.get('Scp-Api-Version') ?? '')) headers.delete('Scp-Api-Version');
    return engine(new Request(request, { headers }));
  },
  'HEAD of a refused version is 200': withAnswer((response, request) =>
    request.method === 'HEAD' && response.status === 406
      ? new Response(null, { headers: { 'content-type': 'application/json' } })
      : response,
  ),
  'white space behind an id is dropped': (engine) => async (request) =>
    engine(request.url.includes('%20') ? resigned(request, request.url.replace('%20', '')) : request),
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
};
