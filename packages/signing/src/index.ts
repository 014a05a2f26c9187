export { type ClockOptions, parseHttpDate } from './clock.ts';
export { type Credentials, type CredentialsSource, checkCredentials } from './credentials.ts';
export type { SignatureMistake } from './diagnose.ts';
export { SigningError, type SigningErrorCode } from './errors.ts';
export { type SigningMiddleware, type SigningMiddlewareOptions, signingMiddleware } from './middleware.ts';
export { redactHeaders } from './redact-headers.ts';
export { type SignOptions, signHeaders, signRequest, type UnsignedRequest, wireUrl } from './request.ts';
export { explainSignature, type SignatureExplanation, sign } from './sign.ts';
export {
  createSigningFetch,
  type Fetch,
  type SigningFetch,
  type SigningFetchOptions,
  type SigningInit,
} from './signing-fetch.ts';
export { clientType, isTimestamp, type SignedPart, type SigningInput, stringToSign } from './string-to-sign.ts';
export {
  type RefusalReason,
  type SignedMessage,
  type Verdict,
  type VerifyOptions,
  verify,
  verifyRequest,
} from './verify.ts';
