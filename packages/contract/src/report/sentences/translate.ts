import type { ContractReport } from '../../check.ts';
import type { ReportLanguage, Sentence } from '../words.ts';
import { findings } from './findings.ts';
import { names } from './names.ts';
import { signatures } from './signatures.ts';

/** What stands in many sentences, and is looked for last. */
const parts: readonly Sentence[] = [
  ['{a}: {b}', '{a}: {b}'],
  ['{a} answered {b}', '{a}: {b} 응답'],
];

const sentences = [...names, ...findings, ...signatures, ...parts].map(([english, korean]) => {
  const pattern = english.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{(\w)\}/g, '(?<$1>.+?)');
  return { pattern: new RegExp(`^${pattern}$`, 's'), korean };
});

/**
 * A check's name, message or note, or a question or its answer, in a language: by the first sentence that it fits, each part
 * again. Text that fits none, such as the values of a service, stays as it is.
 */
export function translate(text: string, language: ReportLanguage): string {
  if (language === 'en') return text;
  for (const { pattern, korean } of sentences) {
    const found = pattern.exec(text);
    if (found)
      return korean.replaceAll(/\{(\w)\}/g, (_, letter: string) => translate(found.groups?.[letter] ?? '', language));
  }
  return text;
}

/** The report with its sentences in a language. Ids, pointers and numbers stay. */
export function translated(report: ContractReport, language: ReportLanguage): ContractReport {
  const say = (text: string) => translate(text, language);
  return {
    ...report,
    checks: report.checks.map((check) => ({
      ...check,
      name: say(check.name),
      note: check.note && say(check.note),
      failures: check.failures.map((failure) => ({ ...failure, message: say(failure.message) })),
    })),
    findings: report.findings.map((found) => ({ ...found, question: say(found.question), answer: say(found.answer) })),
  };
}
