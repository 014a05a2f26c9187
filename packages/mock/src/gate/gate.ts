import { type Credentials, type SignedMessage, type Verdict, verify } from '@scp-backup/signing';
import type { Problem } from '../problem.ts';
import type { MockRequest } from '../request/mock-request.ts';
import { expectedStringToSign, mistakes, noKnownMistake, otherVersion, refusals, type Text } from '../texts.ts';

export interface GateOptions {
  readonly credentials: Credentials;
  /** Milliseconds that a timestamp may differ from the clock, on either side. */
  readonly toleranceMs: number;
  /** The versions that are offered, as `Scp-Api-Version` names them. */
  readonly apiVersions: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Refuses what is not signed as the service wants it, or asks for another version. It says what should have been signed,
 * never the secret key or the right signature.
 */
export async function checkGate(request: MockRequest, options: GateOptions): Promise<Problem | undefined> {
  const { credentials, toleranceMs, apiVersions, now } = options;
  const { method, url, headers } = request;
  const message: SignedMessage = { method, url, header: (name) => headers.get(name) };
  const verdict = await verify(message, { credentials, toleranceMs, now });
  if (!verdict.ok) return refused(verdict, Number(headers.get('Scp-Timestamp')), options);
  const version = headers.get('Scp-Api-Version');
  if (version === null || apiVersions.includes(version)) return undefined;
  return { status: 406, code: 'NoSuchVersion', details: [otherVersion(version, apiVersions.join(', '))] };
}

function refused(verdict: Verdict & { ok: false }, timestamp: number, { now, toleranceMs }: GateOptions): Problem {
  const { reason, headers, stringToSign, mistake } = verdict;
  const seconds = Math.round(Math.abs(now - timestamp) / 1000);
  const facts = { headers, seconds, allowedSeconds: toleranceMs / 1000 };
  const signed = stringToSign === undefined ? [] : [expectedStringToSign(stringToSign)];
  const explained = stringToSign === undefined && mistake === undefined ? [] : [hint(verdict)];
  return {
    status: 401,
    code: reason === 'wrongSignature' ? 'HmacValidFail' : 'Unauthorized',
    details: [refusals[reason](facts), ...signed, ...explained],
  };
}

function hint({ mistake, message }: Verdict & { ok: false }): Text {
  return mistake ? { en: message, ko: mistakes[mistake] } : noKnownMistake;
}
