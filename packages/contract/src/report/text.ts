import type { CheckResult, ContractReport, Finding } from '../check.ts';
import { translated } from './sentences/translate.ts';
import { type ReportLanguage, type Words, words } from './words.ts';

/** The report for a terminal: what failed, what is inconclusive, what the service does, and the numbers in the last line. */
export function textReport(report: ContractReport, language: ReportLanguage = 'en'): string {
  const { checks, findings } = translated(report, language);
  const said = words[language];
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  const inconclusive = checks.filter(({ outcome }) => outcome === 'inconclusive');
  const lines = [
    ...failed.flatMap((check) => failureLines(check, said)),
    ...inconclusive.map(({ name, note }) => `${said.outcomes.inconclusive}: ${name} (${note})`),
    ...(findings.length > 0 ? [`${said.findings}:`] : []),
    ...findings.map((finding) => findingLine(finding, said)),
    numbersOf(report, said),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function failureLines({ operation, name, pointer, failures: [first] }: CheckResult, said: Words): string[] {
  return [
    `${said.outcomes.failed}: ${name} (${operation})`,
    `  ${pointer}`,
    ...(first ? [`  ${first.message}`, `  ${said.seed} ${first.seed}`] : []),
    ...(first?.call
      ? [`  ${first.call.curl}`, `  ${said.stringToSign}: ${JSON.stringify(first.call.stringToSign)}`]
      : []),
  ];
}

function findingLine({ operation, question, answer, assumption }: Finding, said: Words): string {
  const verdict = assumption ? `[${said.assumptions[assumption]}] ` : '';
  return `  ${operation}: ${question} ${verdict}${answer}`;
}

/** The numbers of a report in one line. */
export function numbersOf({ passed, failed, inconclusive, calls, seed }: ContractReport, said: Words): string {
  const { outcomes } = said;
  return `${passed} ${outcomes.passed}, ${failed} ${outcomes.failed}, ${inconclusive} ${outcomes.inconclusive}; ${calls} ${said.calls}, ${said.seed} ${seed}`;
}

/** Rows and headers of a service may hold escape sequences of terminals and marks that turn text around. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
}
