import type { CredentialsSource } from './credentials.ts';
import { signRequest } from './request.ts';

export interface SigningMiddlewareOptions {
  readonly credentials: CredentialsSource;
  /** The only origin that is signed for. @default the hosts of the service, and this machine */
  readonly origin?: string | undefined;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** The part of an openapi-fetch middleware that signs. */
export interface SigningMiddleware {
  onRequest(context: { readonly request: Request }): Promise<Request>;
}

/**
 * Signs every call of an openapi-fetch client: `client.use(signingMiddleware({ credentials }))`. Add it last: middleware
 * that changes the request after it makes the signature wrong.
 *
 * openapi-fetch runs a middleware once per call, so a `fetch` that retries below it would repeat an old signature. With
 * retries pass `createSigningFetch` as the client's `fetch` instead, or use `@scp-backup/client`.
 */
export function signingMiddleware({
  credentials,
  origin,
  now = Date.now,
}: SigningMiddlewareOptions): SigningMiddleware {
  return {
    onRequest: ({ request }) => signRequest(request, { credentials, origin, timestamp: now() }),
  };
}
