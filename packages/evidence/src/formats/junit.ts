import type { Evaluation, Finding } from '../core/evaluate.ts';
import type { Language } from '../core/text.ts';
import { findingTexts } from '../messages/findings.ts';
import { sentenceOf } from './words.ts';

/** Rows that prove a finding, at most. */
const mostRows = 20;

/** An evaluation as JUnit XML: one test case per history, and one for the archive. CI systems show it. */
export function junitOf({ status, verdicts, findings }: Evaluation, language: Language): string {
  const byHistory = new Map<string, Finding[]>([['archive', []]]);
  for (const finding of findings) {
    const key = finding.operation === null ? 'archive' : keyOf(finding);
    byHistory.set(key, [...(byHistory.get(key) ?? []), finding]);
  }
  const ofArchive = byHistory.get('archive') ?? [];
  const isWholeBad = status === 'incomplete' || ofArchive.some(isViolation);
  const cases: readonly Case[] = [
    { kind: 'archive', name: 'complete', findings: ofArchive, isBad: isWholeBad },
    ...verdicts.map((verdict) => ({
      kind: verdict.operation,
      name: verdict.of,
      findings: byHistory.get(keyOf(verdict)) ?? [],
      isBad: verdict.status === 'violating' || verdict.status === 'incomplete',
    })),
  ];
  const failures = cases.filter(({ isBad }) => isBad).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="scp-backup evidence" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
    ...cases.map((one) => caseXml(one, language)),
    '</testsuite>',
    '',
  ].join('\n');
}

interface Case {
  readonly kind: string;
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly isBad: boolean;
}

function keyOf({ operation, of }: Pick<Finding, 'operation' | 'of'>): string {
  return JSON.stringify([operation, of]);
}

function isViolation({ severity }: Finding): boolean {
  return severity === 'violation';
}

function caseXml({ kind, name, findings, isBad }: Case, language: Language): string {
  const failures = findings.filter(isViolation);
  const { code, message } = failures[0] ?? { code: 'incomplete', message: findingTexts.incompleteArchive };
  const failure = `<failure type="${code}" message="${escaped(message[language])}">${linesOf(failures, language)}</failure>`;
  const others = findings.filter(({ severity, exception }) => severity === 'note' || exception);
  const output = others.length > 0 ? `<system-out>${linesOf(others, language)}</system-out>` : '';
  return `  <testcase classname="${escaped(kind)}" name="${escaped(name)}">${isBad ? failure : ''}${output}</testcase>`;
}

function linesOf(findings: readonly Finding[], language: Language): string {
  const lines = findings.map((finding) => {
    const places = finding.rows.slice(0, mostRows).map(({ response, index }) => `${response}#${index}`);
    return [`${finding.code}: ${sentenceOf(finding, language)}`, ...places].join(' ');
  });
  return escaped(lines.join('\n'));
}

/** XML 1.0 has no control characters, and no lone surrogates. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .replaceAll(/[&<>"]/g, (one) => entities[one] ?? one)
    .replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
