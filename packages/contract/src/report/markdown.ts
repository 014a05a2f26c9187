import type { CheckResult, ContractReport } from '../check.ts';

const signs = { pass: 'pass', fail: '**fail**', unprovable: 'not provable', differs: 'differs' } as const;

/** The report as Markdown, failures first. */
export function markdownReport(report: ContractReport): string {
  const { baseUrl, profile, seed, startedAt, calls, checks, findings, passed, failed, unprovable, differs } = report;
  const failures = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'differs');
  return [
    `# Contract checks of ${baseUrl}`,
    '',
    `Profile ${profile}, seed ${seed}, ${startedAt}, ${calls} calls.`,
    `${passed} hold, ${failed} do not, ${differs} differ from an assumption, ${unprovable} are not provable with this data.`,
    ...(findings.length > 0 ? ['', '## What the service does', ''] : []),
    ...(findings.length > 0 ? ['| question | answer |', '| --- | --- |'] : []),
    ...findings.map(({ question, answer }) => `| ${cell(question)} | ${cell(answer)} |`),
    ...(failures.length > 0 ? ['', '## What does not hold'] : []),
    ...failures.flatMap(failureLines),
    '',
    '## All checks',
    '',
    '| result | check | pointer |',
    '| --- | --- | --- |',
    ...checks.map(
      ({ outcome, name, pointer, note }) =>
        `| ${signs[outcome]} | ${cell(name)}${note ? ` (${cell(note)})` : ''} | \`${cell(pointer)}\` |`,
    ),
    '',
  ].join('\n');
}

function failureLines({ name, pointer, outcome, failures }: CheckResult): string[] {
  return [
    '',
    `### ${name}`,
    '',
    `\`${pointer}\`${outcome === 'differs' ? ', an assumption' : ''}`,
    ...failures.flatMap(({ message, seed, call }) => [
      '',
      `- ${message} (seed ${seed})`,
      ...(call
        ? [
            '',
            '  ```',
            `  ${call.curl}`,
            `  string to sign: ${JSON.stringify(call.stringToSign)}`,
            `  answered ${call.status ?? 'nothing'}: ${call.body.replaceAll(/\s+/g, ' ')}`,
            '  ```',
          ]
        : []),
    ]),
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
