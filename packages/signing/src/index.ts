export { type Clock, type ClockOptions, createClock, parseHttpDate } from './clock.ts';
export { type Credentials, type CredentialsSource, credentialsProvider } from './credentials.ts';
export type { SignatureMistake } from './diagnose.ts';
export { SigningError, type SigningErrorCode } from './errors.ts';
export { type SigningMiddleware, type SigningMiddlewareOptions, signingMiddleware } from './middleware.ts';
export { redactHeaders, redactText } from './redact.ts';
export { explainSignature, type SignatureExplanation, sign, signedHeaders } from './sign.ts';
export { type SignRequestOptions, signRequest } from './sign-request.ts';
export { createSigningFetch, type Fetch, type SigningFetchOptions } from './signing-fetch.ts';
export { clientType, type SignedPart, type SigningInput, stringToSign } from './string-to-sign.ts';
export {
  type RefusalReason,
  type SignedMessage,
  type Verdict,
  type VerifyOptions,
  verify,
  verifyRequest,
} from './verify.ts';
