import type { Operation, paths } from '@scp-backup/openapi';
import createClient, { type Client } from 'openapi-fetch';
import { SentSecrets } from '../errors/redact.ts';
import { readResponse } from '../fetch/body.ts';
import { checkHeaders, type HeadersInput } from '../fetch/headers.ts';
import type { Exchange, Send } from '../fetch/pipeline.ts';
import type { RetryPolicy } from '../fetch/retry.ts';
import { checkInput } from './input.ts';
import { checkSuccess, type Received, type ValidateBody } from './success.ts';
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

export interface OpenapiFetch {
  readonly client: Client<paths>;
  readonly request: (path: string, init: RequestInitOfCall, options: SendOptions) => Promise<Received>;
}

interface OpenapiFetchOptions {
  readonly baseUrl: string;
  /** Those of the API version; the input of their paths is checked. */
  readonly operations: readonly Operation[];
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly send: Send;
  readonly defaults: SendOptions;
  readonly validate: ValidateBody | undefined;
}

/**
 * The client of openapi-fetch over our `fetch`. Its middleware sees every call, by method or by path, and the input and the
 * successes of every path of the document are checked.
 */
export function createOpenapiFetch(options: OpenapiFetchOptions): OpenapiFetch {
  const { baseUrl, operations, headers, send, defaults, validate } = options;
  const exchangeOf = (signal: AbortSignal | undefined, { timeout, retry }: SendOptions): Exchange => ({
    signal,
    timeout,
    retry,
    secrets: new SentSecrets(),
    attempts: 0,
  });
  const openapi = createClient<paths>({
    baseUrl,
    headers,
    querySerializer: serializeQuery,
    redirect: 'manual',
    fetch: (request) => send(request, exchangeOf(request.signal, defaults)),
  });
  const anyRequest = openapi.request as unknown as AnyRequest;
  const request: OpenapiFetch['request'] = async (path, init, sendOptions) => {
    const exchange = exchangeOf(init.signal ?? undefined, sendOptions);
    const { response, error } = await anyRequest('GET', path, {
      ...init,
      headers: init.headers && checkHeaders(init.headers),
      parseAs: 'stream',
      fetch: (request: Request) => send(request, exchange),
    });
    const { received, secrets, signal, attempts, versions } = exchange;
    const { redact } = secrets;
    if (received?.response === response) return { ...received, attempts, versions, redact };
    // A middleware replaced the response; openapi-fetch has read the body of a failure.
    const url = received?.url ?? baseUrl + path;
    const reading = { request: `GET ${url.replace(/\?.*/, '')}`, secrets, signal, patience: 0 };
    const read = response.ok
      ? await readResponse(response, reading)
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
    if (operation) await checkSuccess(operation, received, validate);
    const { parseAs = 'json' } = init;
    if (parseAs === 'json') return { data: json, response };
    return { data: parseAs === 'stream' ? response.body : await response[parseAs](), response };
  };
  const requestOf = (method: string, path: string, init?: RequestInitOfCall): Promise<object> =>
    method.toUpperCase() === 'GET' ? GET(path, init) : anyRequest(method, path, { ...init });
  return { client: Object.assign(openapi, { GET, request: requestOf }) as unknown as Client<paths>, request };
}

/** The paths of an operation table are texts, which the types of openapi-fetch do not know. */
type AnyRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly response: Response; readonly error?: unknown }>;
