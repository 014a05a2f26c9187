import type { Evaluation, Finding } from '../core/evaluate.ts';

/** An evaluation as JUnit XML: one test case per history, and one for the archive. CI systems show it. */
export function junitOf({ status, verdicts, findings }: Evaluation): string {
  const byHistory = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.operation} ${finding.of}`;
    byHistory.set(key, [...(byHistory.get(key) ?? []), finding]);
  }
  const cases = verdicts.map(({ operation, of, status }) => {
    const own = byHistory.get(`${operation} ${of}`) ?? [];
    const isBad = status === 'violating' || status === 'incomplete';
    return {
      xml: caseOf(operation, of, isBad ? own.filter(({ severity }) => severity === 'violation') : [], own),
      isBad,
    };
  });
  const whole = findings.filter(({ operation }) => operation === null);
  const isWholeBad = status === 'incomplete' || whole.some(({ severity }) => severity === 'violation');
  const failure: Finding[] = whole.filter(({ severity }) => severity === 'violation');
  const wholeCase = `  <testcase classname="archive" name="complete">${
    isWholeBad ? `<failure message="${escaped(failure[0]?.message ?? 'the archive is incomplete')}"/>` : ''
  }${outputOf(whole)}</testcase>`;
  const failures = cases.filter(({ isBad }) => isBad).length + (isWholeBad ? 1 : 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="scp-backup evidence" tests="${cases.length + 1}" failures="${failures}" errors="0" skipped="0">`,
    wholeCase,
    ...cases.map(({ xml }) => xml),
    '</testsuite>',
    '',
  ].join('\n');
}

function caseOf(operation: string, of: string, failures: readonly Finding[], all: readonly Finding[]): string {
  const [first] = failures;
  const failure = first
    ? `<failure type="${first.code}" message="${escaped(first.message)}">${escaped(failures.map(lineOf).join('\n'))}</failure>`
    : '';
  return `  <testcase classname="${escaped(operation)}" name="${escaped(of)}">${failure}${outputOf(all)}</testcase>`;
}

function outputOf(findings: readonly Finding[]): string {
  const others = findings.filter(({ severity, exception }) => severity === 'note' || exception);
  return others.length > 0 ? `<system-out>${escaped(others.map(lineOf).join('\n'))}</system-out>` : '';
}

function lineOf({ code, value, limit, message, rows }: Finding): string {
  const places = rows.map(({ response, index }) => `${response}#${index}`).slice(0, 20);
  return `${code}: ${message}; ${value}, limit ${limit}; ${places.join(' ')}`;
}

/** XML 1.0 has no control characters, and no lone surrogates. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .replaceAll(/[&<>"]/g, (one) => entities[one] ?? one)
    .replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
