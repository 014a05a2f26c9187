import type { CheckResult, ContractReport } from '../check.ts';
import { translated } from './sentences/translate.ts';
import { type ReportLanguage, type Words, words } from './words.ts';

/** The report in the XML form that build servers read. */
export function junitReport(report: ContractReport, language: ReportLanguage = 'en'): string {
  const { checks, failed, inconclusive, seed, profile, startedAt } = translated(report, language);
  const said = words[language];
  const cases = checks.map((check) => testCase(check, said)).join('\n');
  const counts = `tests="${checks.length}" failures="${failed}" errors="0" skipped="${inconclusive}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
<testsuite name="${said.title} ${profile} ${said.seed} ${seed}" timestamp="${startedAt}" ${counts}>
${cases}
</testsuite>
</testsuites>
`;
}

function testCase({ operation, pointer, name, outcome, note, failures }: CheckResult, said: Words): string {
  const head = `<testcase classname="${escapeXml(`${operation} ${pointer}`)}" name="${escapeXml(name)}">`;
  const details = failures.map(({ message, seed, call }) => {
    const shown = call ? [call.curl, `${said.stringToSign}: ${call.stringToSign}`] : [];
    return [message, `${said.seed} ${seed}`, ...shown].join('\n');
  });
  const first = escapeXml(failures[0]?.message ?? note ?? '');
  const body = {
    passed: '',
    failed: `<failure message="${first}">${escapeXml(details.join('\n\n'))}</failure>`,
    inconclusive: `<skipped message="${first}"/>`,
  }[outcome];
  return `${head}${body}</testcase>`;
}

function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // The detour makes half a surrogate pair a replacement character.
  return (
    Buffer.from(text)
      .toString()
      .replaceAll(/[&<>"]/g, (one) => names[one] ?? one)
      // What XML cannot hold.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  );
}
