import { csvLine } from '@scp-backup/openapi';
import type { Verdict } from '../core/evaluate.ts';
import { durationOf, type JudgedRun, nameOf } from '../core/facts.ts';
import { day, offsetOf } from '../core/moment.ts';
import { type Language, visible } from '../core/text.ts';
import { languages, momentOf, type Page, shownStatus } from './page.ts';

/** Spreadsheets read UTF-8 by this mark. */
const mark = '\uFEFF';

const inSeconds = ' (s)';

/** Every backup with its verdict, for spreadsheets; in the order of the report. */
export function backupsCsv(page: Page): string {
  const { texts, data, judged } = page;
  const { columns, verdict: words, headings } = texts;
  const timeIn = timesIn(data.zone);
  const head = [
    ...['ID', columns.backup, columns.history, columns.verdict, columns.runs, columns.succeeded, columns.failed],
    ...[columns.rate, columns.latest, columns.took + inSeconds, columns.longestGap + inSeconds, headings.findings],
  ];
  const lines = judged.map(({ verdict, findings }) => {
    const { operation, of, status, runs, succeeded, failed, successRate, latestSuccess, latestDuration, longestGap } =
      verdict;
    const codes = [...new Set(findings.map(({ code }) => code))].join(' ');
    const subject = [visible(of), visible(nameOf(verdict)), operation, words[shownStatus(page, status)]];
    if (status === 'incomplete') return csvLine([...subject, '', '', '', '', '', '', '', codes]);
    const times = [timeIn(momentOf(latestSuccess)), seconds(latestDuration), seconds(longestGap)];
    return csvLine([...subject, runs, succeeded, failed, successRate, ...times, codes]);
  });
  return mark + csvLine(head) + lines.join('');
}

/** What the file of all runs begins with. */
export function runsHead(language: Language): string {
  const { columns } = languages[language];
  return (
    mark +
    csvLine([
      ...['ID', columns.backup, columns.history, columns.target, columns.state, columns.counts, columns.started],
      ...[
        columns.ended,
        columns.took + inSeconds,
        columns.outcome,
        columns.validatedBy,
        columns.ticket,
        columns.evidence,
      ],
    ])
  );
}

/** The lines of the runs of a backup. */
export function runLines(
  language: Language,
  zone: string,
): (verdict: Verdict, runs: readonly JudgedRun[]) => readonly string[] {
  const { counts: words, annotation: answers } = languages[language];
  const timeIn = timesIn(zone);
  const seen = remembered(visible);
  return (verdict, runs) => {
    const subject = [visible(verdict.of), visible(nameOf(verdict)), verdict.operation];
    return runs.map((run) => {
      const { target = '', state, counts, started = null, ended = null, annotations, response, index } = run;
      const noted = annotations.findLast(({ outcome }) => outcome !== undefined) ?? annotations.at(-1);
      return csvLine([
        ...[...subject, seen(target), seen(state), words[counts], timeIn(started), timeIn(ended)],
        ...[seconds(durationOf(run) ?? null), noted?.outcome && answers[noted.outcome]],
        ...[noted?.validatedBy, noted?.ticket, `${response}#${index}`],
      ]);
    });
  };
}

/** A million runs have few states, targets and days. */
function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size > 10_000) made.clear();
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds / 1000);
}

/** Times as spreadsheets read them, in the zone of the report. */
function timesIn(zone: string): (moment: number | null) => string | null {
  const offset = offsetOf(zone);
  const dateOf = remembered((number: number) => new Date(number * day).toISOString().slice(0, 10));
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return (moment) => {
    if (moment === null) return null;
    const date = Math.floor((moment + offset) / day);
    const time = moment + offset - date * day;
    return `${dateOf(date)} ${two(time / 3_600_000)}:${two((time / 60_000) % 60)}:${two((time / 1000) % 60)}`;
  };
}
