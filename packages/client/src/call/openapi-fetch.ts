import { type OperationCall, type paths, queryText } from '@scp-backup/openapi';
import createClient, { type Client } from 'openapi-fetch';
import { errorFromResponse, parseJson, type Received } from '../errors/from-response.ts';
import { SentSecrets } from '../errors/redact.ts';
import { checkHeaders, type HeadersInput } from '../fetch/headers.ts';
import type { Exchange, Send } from '../fetch/pipeline.ts';
import { type AttemptPolicy, attemptPolicy } from '../fetch/retry.ts';
import { acceptedSignal } from '../fetch/signal.ts';
import type { CallOperation } from './call.ts';
import { checkInput } from './input.ts';
import { checkSuccess, type ValidateBody } from './success.ts';

/** What a call gives openapi-fetch. */
interface RequestInitOfCall {
  readonly params?: { readonly path?: object; readonly query?: object } | undefined;
  readonly headers?: HeadersInput | undefined;
  readonly signal?: AbortSignal | null | undefined;
  readonly parseAs?: 'json' | 'text' | 'blob' | 'arrayBuffer' | 'formData' | 'stream';
}

interface OpenapiFetchOptions {
  readonly baseUrl: string;
  /** The input of their paths is checked, by what the API version has. */
  readonly operations: readonly OperationCall[];
  readonly version: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly send: Send;
  readonly defaults: AttemptPolicy;
  readonly validate: ValidateBody | undefined;
}

/**
 * The client of openapi-fetch over our `fetch`. Its middleware sees every call, by method or by path, and the input and the
 * successes of every path of the document are checked.
 */
export function createOpenapiFetch(options: OpenapiFetchOptions): { client: Client<paths>; call: CallOperation } {
  const { baseUrl, operations, version, headers, send, defaults, validate } = options;
  const exchangeOf = (signal: AbortSignal | undefined, policy = defaults): Exchange => ({
    ...policy,
    signal,
    secrets: new SentSecrets(),
    attempts: 0,
  });
  const client = createClient<paths>({
    baseUrl,
    headers,
    querySerializer: (query) => queryText(Object.entries(query)),
    fetch: (request) => send(request, exchangeOf(request.signal)),
  });
  const get = client.GET as unknown as AnyGet;
  const request = async (path: string, init: RequestInitOfCall, policy = defaults): Promise<Received> => {
    const exchange = exchangeOf(init.signal ?? undefined, policy);
    const { response, error } = await get(path, {
      ...init,
      signal: acceptedSignal(init.signal),
      headers: init.headers && checkHeaders(init.headers),
      parseAs: 'stream',
      fetch: (request: Request) => send(request, exchange),
    });
    const { received, secrets, attempts, versions } = exchange;
    const { redact } = secrets;
    if (received?.response === response) return { ...received, attempts, versions, redact };
    // A middleware replaced the response; openapi-fetch has read the body of a failure.
    const failure = typeof error === 'object' ? JSON.stringify(error) : `${error ?? ''}`;
    const text = response.ok ? await response.clone().text() : failure;
    return { response, text, json: parseJson(text), url: baseUrl + path, attempts, redact };
  };
  const call: CallOperation = async (operation, params, { signal, headers, ...options }) => {
    const received = await request(operation.path, { params, signal, headers }, attemptPolicy(options, defaults));
    const { response, text, json, url, attempts } = received;
    if (!response.ok) throw errorFromResponse(received);
    const page = await checkSuccess(operation, received, validate);
    const requestId = response.headers.get('x-request-id') ?? undefined;
    const { status } = response;
    return { ...page, response: { data: json, text, url, status, headers: response.headers, requestId, attempts } };
  };
  const GET = async (path: string, init: RequestInitOfCall = {}): Promise<object> => {
    const operation = operations.find((one) => one.path === path);
    const checked = operation && checkInput(operation, { ...init.params?.path, ...init.params?.query }, version);
    const received = await request(path, { ...init, params: { ...init.params, ...checked } });
    const { response, text, json } = received;
    // A failure without a body would otherwise look like a success.
    if (!response.ok) return { error: json || text || `status ${response.status}`, response };
    if (operation) await checkSuccess(operation, received, validate);
    const { parseAs = 'json' } = init;
    if (parseAs === 'json') return { data: json, response };
    return { data: parseAs === 'stream' ? response.body : await response[parseAs](), response };
  };
  return { client: Object.assign(client, { GET }) as unknown as Client<paths>, call };
}

/** The paths of an operation table are texts, which the types of openapi-fetch do not know. */
type AnyGet = (path: string, init: object) => Promise<{ readonly response: Response; readonly error?: unknown }>;
