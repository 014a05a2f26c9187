import { type HttpHandler, HttpResponse, http } from 'msw';
import { backupService } from './description.ts';
import { createMockHandler, type MockHandler } from './handler.ts';

export type { MockHandler } from './handler.ts';

export interface MswHandlersOptions {
  /** The mock that answers. Keep it, to insert rows and set faults. @default a new one with the documented example */
  readonly mock?: MockHandler | undefined;
  /** Where the service is for the code under test, with or without a path. @default every host of the service */
  readonly baseUrl?: string | undefined;
}

/**
 * Handlers for `setupServer` and `setupWorker` of MSW 2. Every call to a host of the service is answered by the mock; with
 * `baseUrl`, which may be the origin of the page under test, only calls to the paths of the service and to `baseUrl` itself.
 *
 * @throws {TypeError} when `baseUrl` is not a URL
 */
export function mswHandlers({ mock = createMockHandler(), baseUrl }: MswHandlersOptions = {}): readonly HttpHandler[] {
  const handle = baseUrl === undefined ? mock : mock.at(baseUrl);
  const paths = baseUrl === undefined ? serviceHosts() : servicePaths(new URL(baseUrl));
  return paths.map((path) =>
    http.all(new RegExp(`^${path}`), async ({ request }) => {
      try {
        return await handle(request);
      } catch {
        // A connection that breaks is an error of the network, not of the handler.
        return HttpResponse.error();
      }
    }),
  );
}

/** `https://backup.{region}.e.…` is any region of that environment. */
function serviceHosts(): readonly string[] {
  const urls = backupService.service.servers.map(({ url }) => url.split(/\{[^}]*\}/).map(literal));
  return [...new Set(urls.map((parts) => `${parts.join('[^./]+')}/`))];
}

/** What the paths of the operations begin with, and the list of versions. */
function servicePaths({ origin, pathname }: URL): readonly string[] {
  const base = literal(origin + pathname.replace(/\/$/, ''));
  const fixed = Object.values(backupService.operations).map(({ path }) => literal(path.replace(/\/?\{.*/, '')));
  return [`${base}/?($|\\?)`, ...[...new Set(fixed)].map((path) => `${base}${path}($|[/?])`)];
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
