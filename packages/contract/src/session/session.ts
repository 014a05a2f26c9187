import { type Credentials, parseHttpDate } from '@scp-backup/signing';
import { type Answer, type Probe, type ShownCall, urlOf } from '../probe.ts';
import { curlOf } from './curl.ts';
import { mask } from './mask.ts';
import type { RawResponse } from './raw.ts';
import type { Transport } from './transport.ts';
import { type SignedRequest, signWire } from './wire.ts';

export interface SessionOptions {
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly apiVersion: string;
  readonly transport: Transport;
  readonly now: () => number;
  readonly onAnswer: (answer: Answer) => void;
  /** Makes a request over a socket of its own. Absent where requests do not go over one. */
  readonly raw?: ((make: () => SignedRequest) => Promise<RawResponse>) | undefined;
}

export interface Session {
  call(probe: Probe): Promise<Answer>;
  /** Undefined where requests do not go over a socket. */
  raw(probe: Probe): Promise<RawAnswer> | undefined;
  close(): void;
  readonly calls: number;
}

/** What came over a socket of its own. */
export interface RawAnswer {
  readonly response: RawResponse;
  readonly call: ShownCall;
}

export function createSession(options: SessionOptions): Session {
  const { credentials, transport, now, onAnswer, apiVersion } = options;
  const origin = options.baseUrl.replace(/\/+$/, '');
  let clockOffset: number | undefined;

  function sign(probe: Probe): SignedRequest {
    const method = probe.method ?? 'GET';
    const url = urlOf(origin, probe);
    // A timestamp is made for the clock that the service states in Date, where that is another one.
    const offset = Math.abs(clockOffset ?? 0) > 5_000 ? (clockOffset ?? 0) : 0;
    const signed = signWire(method, url, credentials, now() + offset, probe.signing);
    const headers = new Headers({
      Accept: 'application/json',
      'Accept-Language': 'en-US',
      'Scp-Api-Version': apiVersion,
      ...signed.headers,
    });
    for (const [name, value] of Object.entries(probe.headers ?? {})) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    return { method, url, headers, stringToSign: signed.stringToSign, rightSignature: signed.rightSignature };
  }

  function hide(text: string, { rightSignature, headers }: SignedRequest): string {
    return mask(text, credentials, rightSignature, headers.get('Scp-Signature'), headers.get('Scp-Accesskey'));
  }

  function answerOf(probe: Probe, signed: SignedRequest, text: string): Pick<Answer, 'leaks' | 'call'> {
    const { method, url, headers, rightSignature } = signed;
    const { secretKey } = credentials;
    const spoilt = headers.get('Scp-Signature') !== rightSignature;
    return {
      leaks: text.includes(secretKey) || (spoilt && text.includes(rightSignature)),
      call: {
        method,
        url,
        status: null,
        body: hide(text.slice(0, 400), signed),
        curl: curlOf(method, url, headers, probe),
        stringToSign: mask(signed.stringToSign, credentials, headers.get('Scp-Accesskey')),
        spoilt: probe.signing?.spoilt,
      },
    };
  }

  async function call(probe: Probe): Promise<Answer> {
    let signed = sign(probe);
    const { status, headers, bytes, failure } = await transport.exchange(() => {
      signed = sign(probe);
      const request = new Request(signed.url, { method: signed.method, headers: signed.headers, redirect: 'manual' });
      if (request.url !== signed.url) throw new RangeError(`${signed.url} cannot be sent as it is signed`);
      return request;
    });
    if (status > 0) clockOffset ??= offsetOf(headers, now());
    const { text, garbled } = decode(bytes, headers);
    const { leaks, call: shown } = answerOf(probe, signed, text);
    const answer: Answer = {
      probe,
      status,
      headers,
      text,
      body: parse(text),
      garbled,
      leaks,
      call: { ...shown, status: status || null },
      failure: failure === undefined ? undefined : hide(failure, signed),
    };
    onAnswer(answer);
    return answer;
  }

  /** A service that serves one connection at a time gives nothing over another; once is enough to see that. */
  let unserved: RangeError | undefined;

  async function raw(probe: Probe, exchange: NonNullable<SessionOptions['raw']>): Promise<RawAnswer> {
    let signed = sign(probe);
    const make = () => {
      if (unserved) throw unserved;
      signed = sign(probe);
      return signed;
    };
    const response = await exchange(make).catch((error: Error) => {
      if (error instanceof RangeError) unserved = error;
      throw error;
    });
    const { call: shown } = answerOf(probe, signed, response.body.toString('utf8'));
    return { response, call: { ...shown, status: response.status } };
  }

  return {
    call,
    close: () => transport.close(),
    raw: (probe) => (options.raw ? raw(probe, options.raw) : undefined),
    get calls() {
      return transport.calls;
    },
  };
}

/** `Date` has whole seconds: half a second is in the middle. */
function offsetOf(headers: Headers, now: number): number | undefined {
  const offset = parseHttpDate(headers.get('date')) + 500 - now;
  return Number.isFinite(offset) ? offset : undefined;
}

/** The body as text of the charset that it claims; JSON is UTF-8. */
export function decode(bytes: Uint8Array, headers: Headers): { readonly text: string; readonly garbled: boolean } {
  const type = headers.get('content-type') ?? '';
  const claimed = /;\s*charset="?([^";\s]+)/i.exec(type)?.[1];
  const plain = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (claimed === undefined && !/json/i.test(type)) return { text: plain, garbled: false };
  try {
    return {
      text: new TextDecoder(claimed ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      garbled: false,
    };
  } catch {
    return { text: plain, garbled: true };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
