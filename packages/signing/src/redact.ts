/**
 * Headers whose values may be shown. Everything else is hidden, so that a header nobody thought of does not leak.
 */
const shown = new Set([
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'date',
  'retry-after',
  'scp-api-version',
  'scp-clienttype',
  'scp-timestamp',
]);

const hidden = '[redacted]';

/** Headers for a log: the values of those that are not known to be harmless are hidden. */
export function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, shown.has(name.toLowerCase()) ? value : hidden]),
  );
}

/**
 * What has the shape of a signature: base64 of 32 bytes as it stands, percent-encoded, escaped in JSON or in HTML, or as
 * base64url; without its padding where it stands alone.
 */
const signatureShape =
  /(?:[A-Za-z0-9+_-]|\\?\/|%2[BF]|&#(?:4[37]|x2[BF]);|\\u002[BF]){43}(?:=|%3D|&#(?:61|x3D);|\\u003D)|(?<![\w+/-])[\w+/-]{43}(?![\w+/-])/gi;

/** Words have no such mixture, a signature always has. */
function hideSignature(text: string): string {
  return /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text) ? hidden : text;
}

/**
 * A text with every one of the secrets replaced, as it stands and as it is percent-encoded or written in JSON, and
 * with everything that has the shape of a signature replaced too.
 */
export function redactText(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) =>
    secret === '' ? [] : [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
  );
  return forms.reduce((result, form) => result.replaceAll(form, hidden), text).replace(signatureShape, hideSignature);
}
