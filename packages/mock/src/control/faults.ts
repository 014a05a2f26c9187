import { MockError } from '../errors.ts';

/** What shall go wrong, and with which requests. What is left out is as always. */
export interface Fault {
  /** Only requests of this operation. @default all requests */
  readonly operation?: string;
  /** How many requests pass unharmed first. @default 0 */
  readonly after?: number;
  /** How many requests are harmed before the fault is gone. @default all */
  readonly times?: number;
  /** Milliseconds that the answer is held back. */
  readonly latencyMs?: number;
  /** The status to answer with, in place of the answer. */
  readonly status?: number;
  /** The body that goes with `status`: text as it is, anything else as JSON. @default an error in the service's form */
  readonly body?: unknown;
  /** Headers that go with `status`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds of `Retry-After`; without `status` it is a 429. */
  readonly retryAfter?: number;
  /** The firewall: 417 and HTML beyond so many calls within 60 s of the mock's clock (observed: near 80). */
  readonly firewall?: number;
  /** The connection is reset before an answer. */
  readonly reset?: boolean;
  /** The body ends early: after half of it, or after so many bytes. */
  readonly truncate?: boolean | number;
  /** Milliseconds that the clock of the service goes wrong; it is ahead where they are positive. */
  readonly clockSkewMs?: number;
  /** Every page is the first one, whatever page was asked for. */
  readonly repeatPage?: boolean;
}

export interface FaultHandle {
  /** How many requests it has harmed. */
  readonly hits: number;
  remove(): void;
}

/** What the faults that are set do to one request. */
export interface Effects {
  readonly latencyMs: number;
  readonly clockSkewMs: number;
  readonly repeatPage: boolean;
  readonly reset: boolean;
  readonly truncate?: true | number;
  readonly response?: Pick<Fault, 'status' | 'body' | 'headers' | 'retryAfter'> | 'firewall';
}

export interface Faults {
  add(fault: Fault): FaultHandle;
  /** The effects on a request that comes now. */
  strike(operation: string | undefined, now: number): Effects | undefined;
  clear(): void;
}

const windowMs = 60_000;

interface Active {
  readonly fault: Fault;
  readonly calls: number[];
  seen: number;
  hits: number;
}

export function createFaults(operations: readonly string[]): Faults {
  const active = new Set<Active>();

  function harms(one: Active, operation: string | undefined, now: number): boolean {
    const { fault, calls } = one;
    if (fault.operation !== undefined && fault.operation !== operation) return false;
    one.seen += 1;
    if (one.seen <= (fault.after ?? 0)) return false;
    if (fault.firewall !== undefined) {
      while (calls[0] !== undefined && calls[0] <= now - windowMs) calls.shift();
      calls.push(now);
      if (calls.length <= fault.firewall) return false;
    }
    one.hits += 1;
    if (one.hits >= (fault.times ?? Number.POSITIVE_INFINITY)) active.delete(one);
    return true;
  }

  return {
    add(fault) {
      check(fault, operations);
      const one: Active = { fault, calls: [], seen: 0, hits: 0 };
      active.add(one);
      return {
        get hits() {
          return one.hits;
        },
        remove: () => void active.delete(one),
      };
    },
    strike(operation, now) {
      if (active.size === 0) return undefined;
      const struck = [...active].filter((one) => harms(one, operation, now)).map(({ fault }) => fault);
      return struck.length > 0 ? together(struck) : undefined;
    },
    clear: () => active.clear(),
  };
}

/** Latencies and skews add up; of several answers the first one is given. */
function together(faults: readonly Fault[]): Effects {
  const sum = (of: (fault: Fault) => number | undefined) => faults.reduce((total, one) => total + (of(one) ?? 0), 0);
  const truncate = faults.map((one) => one.truncate).find((one) => one !== undefined && one !== false);
  const answering = faults.find(
    (one) => one.firewall !== undefined || one.status !== undefined || one.retryAfter !== undefined,
  );
  return {
    latencyMs: sum((one) => one.latencyMs),
    clockSkewMs: sum((one) => one.clockSkewMs),
    repeatPage: faults.some((one) => one.repeatPage),
    reset: faults.some((one) => one.reset),
    ...(truncate !== undefined && { truncate }),
    ...(answering && { response: answering.firewall === undefined ? answering : 'firewall' }),
  };
}

const atLeast: Readonly<Record<string, number>> = {
  after: 0,
  times: 1,
  latencyMs: 0,
  retryAfter: 0,
  firewall: 0,
  clockSkewMs: Number.NEGATIVE_INFINITY,
};
const others = ['operation', 'status', 'body', 'headers', 'reset', 'truncate', 'repeatPage'];
const effects = ['latencyMs', 'status', 'retryAfter', 'firewall', 'reset', 'truncate', 'clockSkewMs', 'repeatPage'];

/** A fault that is misspelt would harm nothing, and the test that needs it would pass. */
function check(fault: Fault, operations: readonly string[]): void {
  const known = [...Object.keys(atLeast), ...others];
  for (const [name, value] of Object.entries(fault)) {
    if (!known.includes(name)) throw invalid(`fault.${name} is not known; there are: ${known.join(', ')}`);
    const least = atLeast[name];
    if (least !== undefined && !(Number.isFinite(value) && value >= least)) {
      throw invalid(`fault.${name} must be a number of ${least} or more, not ${value}`);
    }
  }
  const { operation, status } = fault;
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    throw invalid(`fault.status must be from 200 to 599, not ${status}`);
  }
  if (operation !== undefined && !operations.includes(operation)) {
    throw invalid(`fault.operation must be one of ${operations.join(', ')}, not ${operation}`);
  }
  if (!effects.some((name) => name in fault)) throw invalid(`a fault needs one of ${effects.join(', ')}`);
}

function invalid(message: string): MockError {
  return new MockError('ERR_INVALID_OPTION', message);
}
