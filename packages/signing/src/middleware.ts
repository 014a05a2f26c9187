import { type CredentialsSource, credentialsProvider } from './credentials.ts';
import { signRequest } from './sign-request.ts';

export interface SigningMiddlewareOptions {
  readonly credentials: CredentialsSource;
  /** The only origin that is signed for. @default the one of the client's `baseUrl` */
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
  return {
    async onRequest({ request, options }) {
      // A client without a base URL calls the page's own origin.
      const allowed = origin ?? (options.baseUrl || undefined);
      return signRequest(request, {
        credentials: await provide(),
        timestamp: now(),
        ...(allowed !== undefined && { origin: new URL(allowed, request.url).origin }),
      });
    },
  };
}
