import { durationText } from '../core/duration.ts';
import type { Evaluation, Finding, Verdict } from '../core/evaluate.ts';

const mostRows = 5;

const place = ({ operation, of }: { operation: string | null; of: string | null }): string =>
  [of, operation].filter((part) => part !== null).join(' ') || 'archive';

/** An evaluation for a terminal. */
export function textOf({ status, since, now, verdicts, findings }: Evaluation): string {
  const count = (wanted: Verdict['status']): number => verdicts.filter((verdict) => verdict.status === wanted).length;
  const words = { compliant: 'COMPLIANT', violating: 'NOT COMPLIANT', incomplete: 'INCOMPLETE' } as const;
  const numbers = (['compliant', 'violating', 'excepted', 'incomplete'] as const).map((one) => `${count(one)} ${one}`);
  const lines = [
    `${words[status]}: ${verdicts.length} histories, ${numbers.join(', ')}`,
    `period ${since} until ${now}`,
    ...findings.flatMap(findingLines),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: Finding): readonly string[] {
  const { code, severity, value, limit, message, rows, exception } = finding;
  const compared = [value, limit && `limit ${limit}`].filter(Boolean).join(', ');
  return [
    '',
    `${exception ? 'excepted' : severity} ${code} ${place(finding)}`,
    `  ${message}${compared && `: ${compared}`}`,
    ...(exception ? [`  exception until ${exception.until} by ${exception.owner}: ${exception.reason}`] : []),
    ...rows.slice(0, mostRows).map(({ state, started, ended, response, index }) => {
      const took =
        started && ended && ended >= started ? ` (${durationText(Date.parse(ended) - Date.parse(started))})` : '';
      return `  ${state} ${started ?? 'no start'} to ${ended ?? 'no end'}${took} ${response}#${index}`;
    }),
    ...(rows.length > mostRows ? [`  and ${rows.length - mostRows} more rows`] : []),
  ].map(withoutControls);
}

/** Texts of rows may hold escape sequences of terminals. */
function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
