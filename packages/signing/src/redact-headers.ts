/** Headers whose values may be shown. All others are hidden, so that one that nobody thought of does not leak. */
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

/** Headers for a log: all values except those that are known to be harmless become `[redacted]`. */
export function redactHeaders(headers: Iterable<readonly [name: string, value: string]>): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, shown.has(name) ? value : '[redacted]']));
}
