import { type HttpHandler, HttpResponse, http } from 'msw';
import { describeApi } from './description.ts';
import { createMockHandler, type MockHandler } from './handler.ts';

export type { MockHandler } from './handler.ts';

export interface MswHandlersOptions {
  /** The mock that answers. Keep it, to insert rows and set faults. @default a new one with the documented example */
  readonly mock?: MockHandler;
  /** Where the service is for the code under test. @default every host of the service */
  readonly baseUrl?: string;
}

/**
 * Handlers for `setupServer` and `setupWorker` of MSW 2: calls of the service are answered by the mock, all others are
 * left to other handlers.
 *
 * @throws {TypeError} when `baseUrl` is no URL
 */
export function mswHandlers({ mock = createMockHandler(), baseUrl }: MswHandlersOptions = {}): readonly HttpHandler[] {
  const origins = baseUrl === undefined ? serviceOrigins() : [literal(new URL(baseUrl).origin)];
  return origins.map((origin) =>
    http.all(new RegExp(`^${origin}/`), async ({ request }) => {
      try {
        return await mock(request);
      } catch {
        // A connection that breaks is an error of the network, not of the handler.
        return HttpResponse.error();
      }
    }),
  );
}

/** `https://backup.{region}.{environment}.…` is any region of any environment. */
function serviceOrigins(): readonly string[] {
  const urls = describeApi(undefined).service.servers.map(({ url }) => url);
  return [...new Set(urls)].map((url) =>
    url
      .split(/\{[^}]*\}/)
      .map(literal)
      .join('[^./]+'),
  );
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
