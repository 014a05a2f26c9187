import { signRequest, type Verdict, type VerifyOptions, verify } from '@scp-backup/signing';

export const credentials = {
  accessKey: 'b754b12b39da4ce29a40c5e324650bd0',
  secretKey: 'c4150149-f7c6-46bc-9faa-d2b9d20e0899',
};
export const url = 'http://127.0.0.1:4010/v1/things/7?page=0&size=20&sort=created_at:desc&name=a%20b';
export const now = 1_605_290_625_682;
export const minutes = 60_000;

export type Headers = Record<string, string>;

interface Change {
  readonly url?: string;
  readonly method?: string;
  readonly timestamp?: number;
  readonly secretKey?: string;
}

/** The headers of a signed request, as it should be but for the change. */
export async function signedWith(change: Change = {}): Promise<Headers> {
  const { secretKey = credentials.secretKey, method = 'GET', timestamp = now } = change;
  const request = new Request(change.url ?? url, { method });
  const signed = await signRequest(request, { credentials: { ...credentials, secretKey }, timestamp });
  return Object.fromEntries(signed.headers);
}

export function check(
  headers: Headers,
  wire: string = url,
  options: Partial<VerifyOptions> = {},
  method = 'GET',
): Promise<Verdict> {
  const message = { method, url: wire, header: (name: string) => headers[name.toLowerCase()] };
  return verify(message, { credentials, now, ...options });
}
