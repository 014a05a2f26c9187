import type { CheckResult, ContractReport, Finding } from '../check.ts';
import { translated } from './sentences/translate.ts';
import { numbersOf, printable } from './text.ts';
import { type ReportLanguage, type Words, words } from './words.ts';

/** The report as Markdown, failures first. */
export function markdownReport(report: ContractReport, language: ReportLanguage = 'en'): string {
  const { baseUrl, profile, startedAt, checks, findings } = translated(report, language);
  const said = words[language];
  const failures = checks.filter(({ outcome }) => outcome === 'failed');
  return [
    `# ${said.title}: ${baseUrl}`,
    '',
    `${said.profile} ${profile}, ${startedAt}`,
    '',
    numbersOf(report, said),
    ...section(
      said.failures,
      failures.flatMap((check) => failureLines(check, said)),
    ),
    ...section(said.findings, findingRows(findings, said)),
    ...section(
      said.all,
      table(
        [said.result, said.check, said.pointer],
        checks.map(({ outcome, name, pointer, note }) => {
          const result = said.outcomes[outcome];
          return [outcome === 'failed' ? `**${result}**` : result, note ? `${name} (${note})` : name, `\`${pointer}\``];
        }),
      ),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', `## ${title}`, '', ...lines] : [];
}

function findingRows(findings: readonly Finding[], said: Words): readonly string[] {
  if (findings.length === 0) return [];
  return table(
    [said.question, said.answer, said.assumption],
    findings.map(({ operation, question, answer, assumption }) => [
      `${operation}: ${question}`,
      answer,
      assumption ? said.assumptions[assumption] : '',
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
}

function failureLines({ name, operation, pointer, failures }: CheckResult, said: Words): string[] {
  return [
    `### ${name}`,
    '',
    `${operation} \`${pointer}\``,
    '',
    ...failures.flatMap(({ message, seed, call }) => [
      `- ${printable(message)} (${said.seed} ${seed})`,
      ...(call
        ? [
            '',
            '  ```',
            `  ${call.curl}`,
            `  ${said.stringToSign}: ${JSON.stringify(call.stringToSign)}`,
            `  ${said.response} ${call.status ?? said.noResponse}: ${printable(call.body).replaceAll('`', ' ')}`,
            '  ```',
          ]
        : []),
      '',
    ]),
  ];
}

function cell(text: string): string {
  return printable(text).replaceAll('|', '\\|');
}
