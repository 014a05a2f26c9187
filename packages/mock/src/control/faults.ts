import type { ApiDescription } from '../description.ts';
import { checkFault } from './check-fault.ts';
import type { Fault } from './fault.ts';

export interface FaultHandle {
  /** How many requests it has harmed. */
  readonly hits: number;
  remove(): void;
}

/** The response that a fault gives. */
export interface FaultAnswer extends Pick<Fault, 'example' | 'body'> {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What all active faults together do to one request. */
export interface Effects {
  readonly latencyMs: number;
  readonly clockSkewMs: number;
  readonly repeatPage: boolean;
  readonly reset: boolean;
  readonly truncate: true | number | undefined;
  readonly response: FaultAnswer | undefined;
}

/** What no fault does. */
const noEffects: Effects = {
  latencyMs: 0,
  clockSkewMs: 0,
  repeatPage: false,
  reset: false,
  truncate: undefined,
  response: undefined,
};

export interface Faults {
  /** @throws {MockError} `ERR_INVALID_OPTION` */
  add(fault: Fault): FaultHandle;
  /** The effects on a request that arrives now. */
  strike(operation: string | undefined, now: number): Effects;
  clear(): void;
}

const windowMs = 60_000;

interface Active {
  readonly fault: Fault;
  readonly answer: FaultAnswer | undefined;
  readonly calls: number[];
  seen: number;
  hits: number;
}

export function createFaults(description: ApiDescription): Faults {
  const active = new Set<Active>();

  function harms(one: Active, operation: string | undefined, now: number): boolean {
    const { operation: wanted = operation, after = 0, every = 1, times = Number.POSITIVE_INFINITY } = one.fault;
    if (wanted !== operation) return false;
    one.seen += 1;
    if (one.seen <= after || (one.seen - after) % every > 0 || !isBlocked(one, now)) return false;
    one.hits += 1;
    if (one.hits >= times) active.delete(one);
    return true;
  }

  return {
    add(fault) {
      checkFault(fault, description);
      const one: Active = { fault, answer: answerOf(fault), calls: [], seen: 0, hits: 0 };
      active.add(one);
      return {
        get hits() {
          return one.hits;
        },
        remove: () => void active.delete(one),
      };
    },
    strike(operation, now) {
      return active.size === 0 ? noEffects : combine([...active].filter((one) => harms(one, operation, now)));
    },
    clear: () => active.clear(),
  };
}

/** Whether a call is one too many for the firewall; any call is, where the fault is not the firewall. */
function isBlocked({ fault: { firewall = -1 }, calls }: Active, now: number): boolean {
  if (firewall < 0) return true;
  while ((calls[0] ?? now) <= now - windowMs) calls.shift();
  calls.push(now);
  return calls.length > firewall;
}

function answerOf({ firewall, retryAfter, status, example, body, headers }: Fault): FaultAnswer | undefined {
  const implied = [firewall !== undefined && 417, retryAfter !== undefined && 429].find(Boolean) || undefined;
  const chosen = status ?? implied;
  if (chosen === undefined) return undefined;
  const named = new Headers({ ...headers, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) });
  return { status: chosen, headers: Object.fromEntries(named), body, ...(example !== undefined && { example }) };
}

/** Latencies and skews add up; of several responses the first one is given. */
function combine(struck: readonly Active[]): Effects {
  const faults = struck.map(({ fault }) => fault);
  const sum = (name: 'latencyMs' | 'clockSkewMs') => faults.reduce((total, { [name]: one = 0 }) => total + one, 0);
  const truncate = faults.map((one) => one.truncate).find((one) => one !== undefined && one !== false);
  return {
    latencyMs: sum('latencyMs'),
    clockSkewMs: sum('clockSkewMs'),
    repeatPage: faults.some((one) => one.repeatPage),
    reset: faults.some((one) => one.reset),
    truncate: truncate as true | number | undefined,
    response: struck.map(({ answer }) => answer).find(Boolean),
  };
}
