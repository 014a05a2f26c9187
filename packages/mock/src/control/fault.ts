/** What goes wrong, and for which requests. Everything else is answered as usual. Numbers are whole. */
export interface Fault {
  /** Only requests of this operation. @default all requests */
  readonly operation?: string | undefined;
  /** How many requests pass unharmed first. @default 0 */
  readonly after?: number | undefined;
  /** Harms one of this many requests, such as every third. @default 1 */
  readonly every?: number | undefined;
  /** How many requests are harmed before the fault is gone. @default all */
  readonly times?: number | undefined;
  /** Milliseconds by which the response is delayed; an hour at most. */
  readonly latencyMs?: number | undefined;
  /** The status of the response, from 200 to 599. */
  readonly status?: number | undefined;
  /** The name of the document's example of `status`, such as `notEntitled` for 401. @default the first example */
  readonly example?: string | undefined;
  /** The body for `status`: text as it is, any other value as JSON. @default the document's example, in its form */
  readonly body?: unknown;
  /** Headers for `status`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Seconds of `Retry-After`. Without `status` the response is a 429. */
  readonly retryAfter?: number | undefined;
  /** The firewall: 417 and HTML beyond this many calls within 60 s of the mock's clock (observed: near 80). */
  readonly firewall?: number | undefined;
  /** The connection is reset before a response. */
  readonly reset?: boolean | undefined;
  /** The body ends early: after half of it, or after this many bytes. */
  readonly truncate?: boolean | number | undefined;
  /** Milliseconds by which the clock of the service is wrong: ahead where positive, at most 100 years. */
  readonly clockSkewMs?: number | undefined;
  /** Every page is the first one, whatever page was asked for. */
  readonly repeatPage?: boolean | undefined;
}
