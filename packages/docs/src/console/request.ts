import { type Operation, queryText } from '@scp-backup/openapi';
import { explainSignature, type SignatureExplanation, sign } from '@scp-backup/signing';
import type { ParameterValue } from './parameters.ts';
import type { Language, Mistake } from './texts.ts';

/** A call as the form states it. */
export interface Call {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, ParameterValue>>;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly apiVersion: string;
  readonly credentials: { readonly accessKey: string; readonly secretKey: string };
  readonly mistake: Mistake;
  readonly language: Language;
}

export interface SignedCall {
  /** What goes over the wire: not what was signed, where the query was changed. */
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly explanation: SignatureExplanation;
  readonly signature: string;
}

function placed({ operation, values }: Call, place: string): readonly (readonly [string, ParameterValue])[] {
  return Object.entries(values).filter(([name]) => operation.parameters[name]?.in === place);
}

/** The URL of a call, as the browser puts it on the wire. */
export function callUrl(call: Call): string {
  let { path } = call.operation;
  for (const [name, value] of placed(call, 'path')) path = path.split(`{${name}}`).join(encodeURIComponent(value));
  const query = queryText(placed(call, 'query'));
  return new URL(call.baseUrl + path + (query && `?${query}`)).href;
}

/** Signs a call at a moment, in milliseconds since 1970. The result holds no secret. */
export async function signCall(call: Call, now: number): Promise<SignedCall> {
  const { operation, mistake, language, apiVersion, credentials } = call;
  const url = callUrl(call);
  const input = {
    method: operation.method,
    url,
    timestamp: mistake === 'timestamp' ? now - 3_600_000 : now,
    credentials: mistake === 'secret' ? { ...credentials, secretKey: `${credentials.secretKey}-wrong` } : credentials,
  };
  const explanation = explainSignature(input);
  const signature = await sign(input);
  return {
    url: mistake === 'query' ? `${url}${url.includes('?') ? '&' : '?'}changed=true` : url,
    method: operation.method,
    headers: {
      Accept: 'application/json',
      'Accept-Language': language === 'ko' ? 'ko-KR' : 'en-US',
      'Scp-Api-Version': apiVersion,
      ...Object.fromEntries(placed(call, 'header').map(([name, value]) => [name, String(value)])),
      ...explanation.headers,
      'Scp-Signature': signature,
    },
    explanation,
    signature,
  };
}

export interface Reply {
  readonly status: number;
  readonly mediaType: string;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** Until the body was read. */
  readonly milliseconds: number;
}

/** The answer leads elsewhere, and a signature is valid for one URL. */
export class Redirected extends Error {}

/**
 * Sends a signed call once, and reads its answer. It follows no redirect and sends no cookies.
 *
 * @throws {Redirected} when the answer leads elsewhere
 * @throws the reason of the signal once that is aborted, and what `fetch` throws
 */
export async function sendCall(
  { url, method, headers }: SignedCall,
  fetch: (request: Request) => Promise<Response>,
  signal: AbortSignal,
): Promise<Reply> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  const request = new Request(url, {
    method,
    headers,
    signal,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  const start = performance.now();
  const answered = fetch(request).then(async (response) => {
    // The browser hides everything else about it.
    if (response.type === 'opaqueredirect') throw new Redirected();
    const text = await response.text();
    return {
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      milliseconds: Math.round(performance.now() - start),
      mediaType: (response.headers.get('Content-Type') ?? '').replace(/;.*/, '').trim(),
      text,
    };
  });
  // The sandbox knows no signal.
  return Promise.race([answered, aborted]);
}
