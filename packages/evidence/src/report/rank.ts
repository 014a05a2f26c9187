import type { Finding, Verdict } from '../core/evaluate.ts';

const order: readonly Verdict['status'][] = ['incomplete', 'violating', 'excepted', 'compliant'];

/** The worst comes first: by verdict, by violations, by the longest time without a success. */
export function rankOf({ status, longestGap }: Verdict, findings: readonly Finding[]): readonly number[] {
  return [order.indexOf(status), -findings.filter(({ severity }) => severity === 'violation').length, -longestGap];
}
