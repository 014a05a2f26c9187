import { type CredentialsSource, credentialsProvider } from './credentials.ts';
import { checkKnownHost, signRequest } from './sign-request.ts';

export interface SigningMiddlewareOptions {
  readonly credentials: CredentialsSource;
  /**
   * The only origin that is signed for.
   * @default that of the first call's `baseUrl`, if it is one of the service's own hosts or this machine
   */
  readonly origin?: string;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

/** The part of an openapi-fetch middleware that signs. */
export interface SigningMiddleware {
  onRequest(context: { readonly request: Request; readonly options: { readonly baseUrl: string } }): Promise<Request>;
}

/**
 * Signs every call of an openapi-fetch client: `client.use(signingMiddleware({ credentials }))`. Put it last, since
 * middleware that changes the request after it breaks the signature.
 *
 * It cannot sign an attempt anew: openapi-fetch calls `onRequest` once per call, so whatever repeats the request below
 * it (a retrying `fetch`) sends a signature that gets stale. With retries use `createSigningFetch` as the client's
 * `fetch` instead, or `@scp-backup/client`.
 */
export function signingMiddleware({
  credentials,
  origin,
  now = Date.now,
}: SigningMiddlewareOptions): SigningMiddleware {
  const provide = credentialsProvider(credentials);
  let own = origin;
  return {
    async onRequest({ request, options }) {
      // A call may name another base URL than its client, which nobody tells here.
      if (origin === undefined) checkKnownHost(request.url);
      own ??= options.baseUrl ? new URL(options.baseUrl, request.url).origin : undefined;
      return signRequest(request, {
        credentials: await provide(),
        timestamp: now(),
        ...(own !== undefined && { origin: own }),
      });
    },
  };
}
