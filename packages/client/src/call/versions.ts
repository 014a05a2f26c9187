import { endpoint } from '@scp-backup/openapi';
import type { Fields } from '../errors/from-response.ts';
import { readText } from '../fetch/body.ts';
import type { Pace } from '../fetch/pace.ts';
import type { Send } from '../fetch/pipeline.ts';
import { race } from '../fetch/race.ts';
import { acceptedSignal } from '../fetch/signal.ts';

/** A report that the service rejected the default API version, and that the client uses another one from now on. */
export interface VersionWarning {
  readonly code: 'versionReplaced';
  readonly message: string;
  /** The version that was rejected, such as `backup 1.1`. */
  readonly rejected: string;
  /** The version that is used from now on, such as `backup 1.4`. */
  readonly used: string;
}

type AskVersions = (signal: AbortSignal | undefined) => Promise<readonly string[] | undefined>;

const header = 'Scp-Api-Version';

/**
 * Sends requests that name no API version with the default one. If the service rejects it (406), they are sent with the
 * newest version that the service offers and the document lists: it is the same but for additions that the document names.
 * A version that the caller named is never replaced.
 */
export function withDefaultVersion(
  send: Send,
  askVersions: AskVersions,
  onWarning: (warning: VersionWarning) => void,
): Send {
  let version: string = endpoint.apiVersion;
  return async (request, exchange) => {
    const rejected = version;
    const isNamed = request.headers.has(header);
    if (!isNamed) request.headers.set(header, rejected);
    const response = await send(request, exchange);
    if (response.status !== 406) return response;
    const { signal } = exchange;
    exchange.versions = await askVersions(signal);
    const used = isNamed ? undefined : newestOf(exchange.versions);
    // Sending rejects with the abort of a call that was aborted meanwhile.
    if (!signal?.aborted && (!used || used === rejected)) return response;
    if (used) request.headers.set(header, used);
    const second = await send(request, exchange);
    if (used && used !== version && second.status !== 406) {
      version = used;
      const message = `the service rejected ${rejected}, so ${used} is used; set apiVersion to choose`;
      onWarning({ code: 'versionReplaced', message, rejected, used });
    }
    return second;
  };
}

/** The value of `Scp-Api-Version`. */
export function versionHeader(number: string): string {
  return endpoint.apiVersion.replace(/[\d.]+$/, number);
}

/** The newest version of the document that is offered. */
function newestOf(offered: readonly string[] = []): string | undefined {
  const numbers = offered.map((one) => /^v?(\d+\.\d+) (?!PLANNED)/.exec(one)?.[1]);
  const newest = endpoint.apiVersions.findLast((number) => numbers.includes(number));
  return newest && versionHeader(newest);
}

/** Milliseconds that a list of versions is waited for: the call has failed already. */
const patience = 5000;
/** Characters and versions of the list that are read. */
const longestList = 65_536;
const mostVersions = 20;

/**
 * How to ask for `GET /`, which needs no signature: the versions that the service offers, such as `v1.4 CURRENT`. Undefined
 * where it does not list them in time.
 */
export function versionsOf(
  baseUrl: string,
  pace: Pace,
  fetch = (request: Request): Promise<Response> => globalThis.fetch(request),
): AskVersions {
  const ask = async (signal: AbortSignal): Promise<readonly string[]> => {
    await pace(signal);
    const response = await fetch(new Request(`${baseUrl}/`, { signal: acceptedSignal(signal), redirect: 'manual' }));
    const { versions } = JSON.parse(await readText(response, longestList, signal));
    return versions.slice(0, mostVersions).map(({ id, status }: Fields) => `${id} ${status}`);
  };
  return (signal) => race(ask, { signal, milliseconds: patience, onTimeout: () => undefined }).catch(() => undefined);
}
