import { createHmac } from 'node:crypto';
import { credentials } from './rows.ts';

export type Service = (request: Request) => Promise<Response>;
/** Breaks a service in one way. */
export type Break = (engine: Service) => Service;
export type Body = { contents: Row[] | null; count: number } & Record<string, unknown>;
export type Row = Record<string, unknown>;

/** The same request with another URL or method, signed anew so that the engine accepts it. */
export function resigned(request: Request, url: string = request.url, method: string = request.method): Request {
  const timestamp = String(Date.now());
  const headers = new Headers(request.headers);
  const text = `${method}${url}${timestamp}${credentials.accessKey}Openapi`;
  headers.set('Scp-Accesskey', credentials.accessKey);
  headers.set('Scp-Timestamp', timestamp);
  headers.set('Scp-ClientType', 'Openapi');
  headers.set('Scp-Signature', createHmac('sha256', credentials.secretKey).update(text).digest('base64'));
  return new Request(url, { method, headers });
}

export function hmac(text: string, encoding: 'base64' | 'hex' = 'base64', hash = 'sha256'): string {
  return createHmac(hash, credentials.secretKey).update(text).digest(encoding);
}

/** Passes on another query, where the engine accepts the one that came. */
export function withQuery(change: (query: URLSearchParams, url: URL) => void): (engine: Service) => Service {
  return (engine) => async (request) => {
    const own = await engine(request.clone() as Request);
    if (own.status !== 200) return own;
    const url = new URL(request.url);
    change(url.searchParams, url);
    return engine(resigned(request, url.href));
  };
}

/** Changes the body of an answer with rows. */
export function withBody(change: (body: Body, url: URL, request: Request) => unknown): (engine: Service) => Service {
  return (engine) => async (request) => {
    const response = await engine(request);
    if (response.status !== 200 || request.method === 'HEAD') return response;
    const body = (await response.json()) as Body;
    return Response.json(change(body, new URL(request.url), request), { headers: response.headers });
  };
}

/** Changes each row of a list, or the single object. */
export function withRow(change: (row: Row, index: number) => unknown): Break {
  return withBody((body) =>
    'contents' in body ? { ...body, contents: body.contents?.map(change) ?? null } : change(body, 0),
  );
}

/** Changes the bytes and the content type of each response with a body. */
export function withBytes(
  change: (text: string) => Uint8Array,
  type = 'application/json',
  statuses: (status: number) => boolean = () => true,
): Break {
  return withAnswer(async (response, request) => {
    if (request.method === 'HEAD' || !statuses(response.status)) return response;
    const bytes = change(await response.text()) as Uint8Array<ArrayBuffer>;
    return new Response(bytes, { status: response.status, headers: { ...headersOf(response), 'content-type': type } });
  });
}

export function headersOf(response: Response): Record<string, string> {
  return Object.fromEntries(response.headers);
}

/** Accepts what was accepted before, as far as the service remembers it. */
export function withMemory(keyOf: (request: Request, header: (name: string) => string) => string): Break {
  return (engine) => {
    const known = new Set<string>();
    return async (request) => {
      const header = (name: string) => request.headers.get(`scp-${name}`) ?? '';
      const key = keyOf(request, header);
      const response = await engine(request.clone() as Request);
      if (response.status === 200) known.add(key);
      return response.status === 401 && known.has(key) ? engine(resigned(request)) : response;
    };
  };
}

/** Answers some statuses in another way. */
export function withAnswer(
  change: (response: Response, request: Request) => Response | Promise<Response>,
): (engine: Service) => Service {
  return (engine) => async (request) => change(await engine(request), request);
}

/** Accepts a request too many: what `accepts` lets through is signed anew. */
export function withLaxGate(
  accepts: (request: Request, header: (name: string) => string) => boolean,
): (engine: Service) => Service {
  return (engine) => async (request) => {
    const header = (name: string) => request.headers.get(`scp-${name}`) ?? '';
    return engine(accepts(request, header) ? resigned(request) : request);
  };
}

/** The same where all four headers are there, with the right key and client type, and a fresh timestamp. */
export function withLaxSignature(
  accepts: (request: Request, header: (name: string) => string) => boolean,
  windowMs = 900_000,
): (engine: Service) => Service {
  return withLaxGate((request, header) => {
    const known =
      header('accesskey') === credentials.accessKey && header('clienttype') === 'Openapi' && header('signature') !== '';
    return (
      known &&
      /^[1-9]\d*$/.test(header('timestamp')) &&
      Math.abs(Date.now() - Number(header('timestamp'))) <= windowMs &&
      accepts(request, header)
    );
  });
}

/** Whether the signature is the one of the request, but for its window. */
export function isRight(request: Request, header: (name: string) => string, method: string = request.method): boolean {
  return header('signature') === hmac(`${method}${request.url}${header('timestamp')}${credentials.accessKey}Openapi`);
}

/** Accepts a signature over another text too. */
export function withSignatureOver(
  text: (request: Request, header: (name: string) => string) => string,
  encoding?: 'hex',
  hash?: string,
): (engine: Service) => Service {
  return withLaxSignature((request, header) => header('signature') === hmac(text(request, header), encoding, hash));
}

/** Every row of the parent that fits a query, read from the engine. */
export async function allRows(
  engine: Service,
  request: Request,
  without: readonly string[] = ['page', 'size'],
): Promise<Row[]> {
  const url = new URL(request.url);
  for (const name of without) url.searchParams.delete(name);
  url.searchParams.set('size', '1000');
  const response = await engine(resigned(request, url.href, 'GET'));
  return response.status === 200 ? (((await response.json()) as Body).contents ?? []) : [];
}

/** Answers with rows that are made from all rows that fit, page by page. */
export function withRows(
  change: (rows: Row[], url: URL) => Row[] | Promise<Row[]>,
  without?: readonly string[],
): (engine: Service) => Service {
  return (engine) => async (request) => {
    const own = await engine(request.clone() as Request);
    if (own.status !== 200 || request.method === 'HEAD') return own;
    const url = new URL(request.url);
    const rows = await change(await allRows(engine, request, without), url);
    const [page, size] = [Number(url.searchParams.get('page') || 0), Number(url.searchParams.get('size') || 20)];
    return Response.json({ contents: rows.slice(page * size, (page + 1) * size), count: rows.length });
  };
}
