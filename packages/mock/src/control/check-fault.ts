import { exampleAnswer } from '../behaviour/examples.ts';
import type { ApiDescription } from '../description.ts';
import { invalidOption, wholeNumber } from '../errors.ts';
import type { Fault } from './fault.ts';

const century = 100 * 365.25 * 86_400_000;
const most = Number.MAX_SAFE_INTEGER;

/** The whole numbers that a fault may hold. */
const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  after: [0, most],
  every: [1, most],
  times: [1, most],
  latencyMs: [0, 3_600_000],
  status: [200, 599],
  retryAfter: [0, most],
  firewall: [0, most],
  truncate: [0, most],
  clockSkewMs: [-century, century],
};
const flags = ['reset', 'truncate', 'repeatPage'];
const effects = [
  'latencyMs',
  'status',
  'retryAfter',
  'firewall',
  'reset',
  'truncate',
  'clockSkewMs',
  'repeatPage',
] as const;
const known = [...new Set(['operation', ...Object.keys(ranges), 'example', 'body', 'headers', ...flags])];

/**
 * Refuses what would harm nothing, so that a test which needs the fault cannot pass without it.
 *
 * @throws {MockError} `ERR_INVALID_OPTION`
 */
export function checkFault(fault: Fault, description: ApiDescription): void {
  const { operation, status, example } = fault;
  for (const [name, value] of Object.entries(fault)) checkValue(name, value);
  const all = Object.keys(description.operations);
  const ids = operation === undefined ? all : [operation];
  const hasExample = (id: string) => exampleAnswer(description, id, String(status), example) !== undefined;
  const rules: readonly (readonly [isRight: boolean, message: string])[] = [
    [ids.every((id) => all.includes(id)), `fault.operation must be one of ${all.join(', ')}, not ${operation}`],
    [example === undefined || ids.some(hasExample), `fault.example: the document has no ${example} of ${status}`],
    [effects.some((name) => fault[name] !== undefined), `a fault needs one of ${effects.join(', ')}`],
    [areHeaders(fault.headers), 'fault.headers must be an object of HTTP headers'],
  ];
  const broken = rules.find(([isRight]) => !isRight);
  if (broken) throw invalidOption(broken[1]);
}

function checkValue(name: string, value: unknown): void {
  if (!known.includes(name)) throw invalidOption(`fault.${name} is not known; there are: ${known.join(', ')}`);
  const range = ranges[name];
  if (value === undefined || (flags.includes(name) && typeof value === 'boolean')) return;
  if (range) wholeNumber(`fault.${name}`, value, ...range);
  else if (flags.includes(name)) throw invalidOption(`fault.${name} must be true or false, not ${value}`);
}

function areHeaders(headers: Fault['headers']): boolean {
  try {
    return new Headers(headers) !== undefined;
  } catch {
    return false;
  }
}
