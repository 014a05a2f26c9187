/** What went wrong on the wire, by the code that Node gives it. */
const faults: readonly (readonly [code: RegExp, fault: string])[] = [
  [/^Z_|^ERR_(_ERROR_|BROTLI|PADDING|ZLIB)/, 'the body is not encoded as Content-Encoding says'],
  [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, 'the body is not as long as Content-Length says'],
  [/^HPE_INVALID_CHUNK_SIZE$/, 'the chunks of the body are malformed'],
  [/^HPE_CLOSED_CONNECTION$/, 'bytes follow the end of the response'],
  [/^HPE_/, 'the response is not HTTP'],
  [/HEADERS?_OVERFLOW$/, 'the headers are too large'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection closed before the response was complete'],
];

/** Codes of an address where nothing can be called. */
const unreachable =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|\w*CERT\w*|UNABLE_TO_\w+|EPROTO)$/;

export interface Fault {
  /** The fault by its name, and what the runtime said. */
  readonly message: string;
  /** No connection was made. */
  readonly unreachable: boolean;
}

export function faultOf(error: unknown): Fault {
  let current = error as { code?: unknown; message?: string; cause?: unknown };
  while (current.cause instanceof Error) current = current.cause as typeof current;
  const code = String(current.code ?? '');
  const said = [code, current.message].filter(Boolean).join(' ') || 'no connection';
  if (unreachable.test(code)) return { message: said, unreachable: true };
  const fault = faults.find(([pattern]) => pattern.test(code))?.[1] ?? 'the connection broke';
  return { message: `${fault}: ${said}`, unreachable: false };
}
