import { readFileSync } from 'node:fs';
import type { Dispatcher } from 'undici';
import { UsageError } from './exit.ts';
import { say } from './language.ts';

/** Sends requests as `fetch` does. */
export type SendRequest = (request: Request) => Promise<Response>;

/** What the environment says of the way to the service. Variables that are empty say nothing. */
export interface NetworkSettings {
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  /** A file with the authorities that are trusted, instead of those that Node brings. */
  readonly certificates: string | undefined;
  /** A file with authorities that are trusted as well. Node reads it by itself, as long as no others are named. */
  readonly extraCertificates: string | undefined;
}

/** Lower case comes before upper case, as in other programs. */
export function networkSettings(env: NodeJS.ProcessEnv): NetworkSettings {
  const either = (name: string): string | undefined => env[name.toLowerCase()] || env[name] || undefined;
  return {
    httpProxy: proxyUrl('HTTP_PROXY', either('HTTP_PROXY')),
    httpsProxy: proxyUrl('HTTPS_PROXY', either('HTTPS_PROXY')),
    noProxy: either('NO_PROXY'),
    certificates: env.SSL_CERT_FILE || undefined,
    extraCertificates: env.NODE_EXTRA_CA_CERTS || undefined,
  };
}

/**
 * A `fetch` that honours the settings; undefined where they ask for nothing that Node's own `fetch` does not do.
 *
 * @throws {UsageError} for a proxy that is not an http or https URL, and for certificates that cannot be read
 */
export async function sendBy(settings: NetworkSettings): Promise<SendRequest | undefined> {
  const { httpProxy, httpsProxy, noProxy, certificates } = settings;
  if (!httpProxy && !httpsProxy && !certificates) return undefined;
  const ca = certificates === undefined ? undefined : authorities(settings);
  const { EnvHttpProxyAgent, fetch, Pool } = await import('undici');
  /** undici 7 connects again without end to a proxy that hangs up, unless its error has another code (nodejs/undici#3897). */
  class ProxyPool extends Pool {
    override async connect(
      options: Parameters<InstanceType<typeof Pool>['connect']>[0],
    ): Promise<Dispatcher.ConnectData> {
      return super.connect(options).catch((cause: Error) => {
        throw new Error(cause.message, { cause });
      });
    }
  }
  const dispatcher = new EnvHttpProxyAgent({
    // An empty text keeps it from looking into the environment by its own rules.
    httpProxy: httpProxy ?? '',
    httpsProxy: httpsProxy ?? '',
    noProxy: noProxy ?? '',
    clientFactory: (origin, options) => new ProxyPool(origin, options),
    ...(ca && { connect: { ca }, requestTls: { ca }, proxyTls: { ca } }),
  });
  return async (request) => {
    const { url, method, headers, body, redirect, signal } = request;
    const init = { method, headers: [...headers], redirect, signal, dispatcher };
    const sent = fetch(url, { ...init, ...(body && { body: await request.arrayBuffer() }) });
    return (await sent) as unknown as Response;
  };
}

function authorities({ certificates = '', extraCertificates }: NetworkSettings): string[] {
  const own = readCertificates('SSL_CERT_FILE', certificates);
  return extraCertificates === undefined ? [own] : [own, readCertificates('NODE_EXTRA_CA_CERTS', extraCertificates)];
}

function readCertificates(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      say(`${variable}: ${file} cannot be read (${code})`, `${variable}: ${file} 파일을 읽을 수 없습니다(${code}).`),
    );
  }
}

/** The value is not repeated in an error: it may hold a password. */
function proxyUrl(variable: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = value.includes('://') ? value : `http://${value}`;
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
  throw new UsageError(
    say(`${variable} must be an http:// or https:// URL`, `${variable} 값은 http:// 또는 https:// URL이어야 합니다.`),
  );
}
