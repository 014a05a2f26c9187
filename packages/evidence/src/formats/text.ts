import { durationText } from '../core/duration.ts';
import type { Evaluation, Finding, ProvingRow } from '../core/evaluate.ts';
import { nameOf } from '../core/facts.ts';
import { zonedText } from '../core/moment.ts';
import { type Language, visible } from '../core/text.ts';
import { sentenceOf, words } from './words.ts';

const mostRows = 5;

/** An evaluation for a terminal. */
export function textOf({ status, since, now, zone, verdicts, findings }: Evaluation, language: Language): string {
  const { status: names, counted, period } = words[language];
  const counts = counted(verdicts.length, (wanted) => verdicts.filter(({ status }) => status === wanted).length);
  const backups = new Map(verdicts.map((verdict) => [verdict.of, nameOf(verdict)]));
  const lines = [
    `${names[status]}: ${counts}`,
    period(zonedText(Date.parse(since), zone), zonedText(Date.parse(now), zone)),
    ...findings.flatMap((finding) => findingLines(finding, backups.get(finding.of ?? ''), zone, language)),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: Finding, name: string | undefined, zone: string, language: Language): readonly string[] {
  const { code, severity, operation, of, rows, exception } = finding;
  const { severity: names, archive, exception: accepted, more } = words[language];
  const place = [...new Set([name, of, operation])].filter(Boolean).join(' ') || archive;
  return [
    '',
    `${names[exception ? 'excepted' : severity]} ${code} ${place}`,
    `  ${sentenceOf(finding, language)}`,
    ...(exception ? [`  ${accepted(exception.until, exception.owner, exception.reason)}`] : []),
    ...rows.slice(0, mostRows).map((row) => `  ${rowLine(row, zone, language)}`),
    ...(rows.length > mostRows ? [`  ${more(rows.length - mostRows)}`] : []),
  ].map(visible);
}

function rowLine({ state, started, ended, response, index }: ProvingRow, zone: string, language: Language): string {
  const took = Date.parse(ended ?? '') - Date.parse(started ?? '');
  const duration = took >= 0 ? ` (${durationText(took)})` : '';
  return `${words[language].run(state, zoned(started, zone), zoned(ended, zone))}${duration} ${response}#${index}`;
}

function zoned(time: string | null, zone: string): string | null {
  return time === null ? null : zonedText(Date.parse(time), zone);
}
