import type { Operation, paths } from '@scp-backup/openapi';
import createClient, { type Client } from 'openapi-fetch';
import { SentSecrets } from '../errors/redact.ts';
import { readResponse } from '../fetch/body.ts';
import type { HeadersInput } from '../fetch/headers.ts';
import type { Exchange, Send } from '../fetch/pipeline.ts';
import type { RetryPolicy } from '../fetch/retry.ts';
import { checkInput } from './input.ts';
import { serializeQuery } from './url.ts';

/** What a call gives openapi-fetch. */
export interface RequestInitOfCall {
  readonly params?: { readonly path?: object; readonly query?: object } | undefined;
  readonly headers?: HeadersInput | undefined;
  readonly signal?: AbortSignal | null | undefined;
  readonly parseAs?: 'json' | 'text' | 'blob' | 'arrayBuffer' | 'formData' | 'stream';
}

/** How a call is sent. */
export interface SendOptions {
  /** Milliseconds of one attempt. */
  readonly timeout: number;
  readonly retry: RetryPolicy;
}

/** The response of a call, success or not. */
export interface Received {
  readonly response: Response;
  readonly text: string;
  readonly json: unknown;
  /** The URL that was sent; the path of the document where no request was. */
  readonly url: string;
  readonly attempts: number;
  readonly redact: (text: string) => string;
}

export interface OpenapiFetch {
  readonly client: Client<paths>;
  readonly request: (path: string, init: RequestInitOfCall, options: SendOptions) => Promise<Received>;
}

interface OpenapiFetchOptions {
  readonly baseUrl: string;
  /** Those of the API version; the input of their paths is checked. */
  readonly operations: readonly Operation[];
  readonly headers: Readonly<Record<string, string>>;
  readonly send: Send;
  readonly defaults: SendOptions;
}

/**
 * The client of openapi-fetch over our `fetch`. Its middleware sees every call, by method or by path, and every path of
 * the document has its input checked.
 */
export function createOpenapiFetch({
  baseUrl,
  operations,
  headers,
  send,
  defaults,
}: OpenapiFetchOptions): OpenapiFetch {
  const openapi = createClient<paths>({ baseUrl, headers, querySerializer: serializeQuery, redirect: 'manual' });
  const request: OpenapiFetch['request'] = async (path, init, { timeout, retry }) => {
    const secrets = new SentSecrets();
    const exchange: Exchange = { signal: init.signal ?? undefined, timeout, retry, secrets, attempts: 0 };
    const { response, error } = await untyped(openapi).request('GET', path, {
      ...init,
      parseAs: 'stream',
      fetch: (request: Request) => send(request, exchange),
    });
    const { received, attempts } = exchange;
    const { redact } = secrets;
    if (received?.response === response) return { ...received, attempts, redact };
    // A middleware replaced the response; openapi-fetch has read the body of a failure.
    const url = received?.url ?? baseUrl + path;
    const read = response.ok
      ? await readResponse(response, `GET ${url}`, secrets, exchange.signal)
      : { response, text: typeof error === 'string' ? error : JSON.stringify(error), json: error };
    return { ...read, url, attempts, redact };
  };
  const GET = async (path: string, init: RequestInitOfCall = {}): Promise<object> => {
    const operation = operations.find((one) => one.path === path);
    const checked = operation && checkInput(operation, { ...init.params?.path, ...init.params?.query });
    const received = await request(path, { ...init, params: { ...init.params, ...checked } }, defaults);
    const { response, text, json } = received;
    // A failure without a body would otherwise look like a success.
    if (!response.ok) return { error: json || text || `status ${response.status}`, response };
    const { parseAs = 'json' } = init;
    if (parseAs === 'json') return { data: json, response };
    return { data: parseAs === 'stream' ? response.body : await response[parseAs](), response };
  };
  return { client: Object.assign(openapi, { GET }) as Client<paths>, request };
}

interface Untyped {
  request(
    method: string,
    path: string,
    init: object,
  ): Promise<{ readonly response: Response; readonly error?: unknown }>;
}

/** The paths of an operation table are texts, which the types of openapi-fetch do not know. */
function untyped(client: Client<paths>): Untyped {
  return client as unknown as Untyped;
}
