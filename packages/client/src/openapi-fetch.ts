import type { paths } from '@scp-backup/openapi';
import type { Client, ClientOptions, Middleware } from 'openapi-fetch';
import { cleanError } from './clean-error.ts';
import { BackupError, isBackupError } from './errors.ts';

type Init = Readonly<Record<string, unknown>> & { readonly middleware?: readonly Middleware[] };
type Call = (
  method: string,
  url: string,
  init?: Init,
) => Promise<{ readonly error?: unknown; readonly response: Response }>;

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];

/** The client of openapi-fetch, for every path of the document. */
export interface OpenapiFetch {
  readonly client: Client<paths>;
  /** The same without types. */
  readonly request: Call;
  readonly hasMiddleware: () => boolean;
}

/**
 * The client of openapi-fetch, loaded when it is first called: the methods of the operations need it only to pass
 * through its middleware, and a page that has neither should not load it.
 */
export function openapiFetch(options: ClientOptions, redact: (text: string) => string): OpenapiFetch {
  let used: readonly Middleware[] = [];
  let loading: Promise<{ request: Call }> | undefined;
  const load = async () => (await import('openapi-fetch')).default(options) as unknown as { request: Call };
  const request: Call = async (method, url, init) => {
    try {
      const middleware = [...used, ...(init?.middleware ?? [])];
      loading ??= load();
      return await (await loading).request(method, url, { ...init, middleware });
    } catch (error) {
      if (isBackupError(error)) throw error;
      const message = `${method} ${String(url)} failed before it was sent, or in a middleware`;
      const cause = cleanError(error, redact);
      throw new BackupError('invalidArgument', message, { nextStep: 'See the cause' }, { cause });
    }
  };
  const client = {
    request,
    ...Object.fromEntries(methods.map((method) => [method, (url: string, init?: Init) => request(method, url, init)])),
    use: (...more: readonly Middleware[]) => {
      used = [...used, ...more];
    },
    eject: (...less: readonly Middleware[]) => {
      used = used.filter((one) => !less.includes(one));
    },
  };
  return { client: client as unknown as Client<paths>, request, hasMiddleware: () => used.length > 0 };
}
