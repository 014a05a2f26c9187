import type { Finding } from '../../core/evaluate.ts';
import { compared } from '../best.ts';
import { foreign, type Html, html, table } from '../html.ts';
import { backupCell, firstOf, type Page, restOf } from '../page.ts';

const most = { violations: 100, notes: 50 } as const;

/** Findings whose value is a measurement, and not a sentence. */
const measured: readonly Finding['code'][] = [
  'gapTooLong',
  'periodTooShort',
  'runTooSlow',
  'runningTooLong',
  'successRateTooLow',
  'clockOff',
];

/** What violates the policy, and what an auditor should know. */
export function findings(page: Page): Html {
  const { texts, format, judged, general, files } = page;
  const all = [...general, ...judged.flatMap(({ findings }) => findings)];
  if (all.length === 0) return section(page, html`<p>${texts.none.findings}</p>\n`);
  const counts = new Map<string, { finding: Finding; count: number; backups: Set<string> }>();
  for (const finding of all) {
    const key = `${severityIn(page, finding)} ${finding.code}`;
    const known = counts.get(key) ?? { finding, count: 0, backups: new Set() };
    counts.set(key, known);
    known.count += 1;
    if (finding.of !== null) known.backups.add(finding.of);
  }
  const violations = firstOf(
    all.filter((finding) => severityIn(page, finding) !== 'note'),
    most.violations,
  );
  const notes = firstOf(
    all.filter((finding) => severityIn(page, finding) === 'note'),
    most.notes,
  );
  const { columns } = texts;
  return section(
    page,
    html`${table(
      { heading: texts.headings.findings },
      [
        { head: columns.finding, kind: 'wide', cell: ({ finding }) => texts.findings[finding.code] },
        { head: columns.severity, kind: 'narrow', cell: ({ finding }) => texts.severity[severityIn(page, finding)] },
        { head: columns.backups, kind: 'number', cell: ({ backups }) => format.number(backups.size) },
      ],
      [...counts.values()].sort((one, other) =>
        compared([orderOf(page, one.finding), -one.backups.size], [orderOf(page, other.finding), -other.backups.size]),
      ),
    )}${list(page, texts.severity.violation, violations.shown)}${restOf(page, violations, files.backups)}${list(
      page,
      texts.severity.note,
      notes.shown,
    )}${restOf(page, notes, files.backups)}`,
  );
}

function section({ texts }: Page, content: Html): Html {
  return html`<section aria-labelledby="findings">
<h2 id="findings">${texts.headings.findings}</h2>
${content}</section>
`;
}

function severityIn({ data }: Page, { severity, exception, code }: Finding): 'violation' | 'note' | 'excepted' {
  if (!data.policy && code !== 'incomplete') return 'note';
  return exception ? 'excepted' : severity;
}

function orderOf(page: Page, finding: Finding): number {
  return ['violation', 'excepted', 'note'].indexOf(severityIn(page, finding));
}

function list(page: Page, caption: string, findings: readonly Finding[]): Html | undefined {
  if (findings.length === 0) return undefined;
  const { texts, format, judged } = page;
  const { columns } = texts;
  const verdicts = new Map(judged.map(({ verdict }) => [JSON.stringify([verdict.operation, verdict.of]), verdict]));
  return table(
    caption,
    [
      {
        head: columns.backup,
        kind: 'wide',
        cell({ operation, of }) {
          const verdict = verdicts.get(JSON.stringify([operation, of]));
          if (verdict) return backupCell(page, verdict);
          return of === null ? texts.archive : foreign(of);
        },
      },
      {
        head: columns.finding,
        kind: 'wide',
        cell: (finding) =>
          html`${texts.findings[finding.code]}${
            finding.exception &&
            html`<br><small>${texts.severity.excepted}: ${foreign(finding.exception.reason)}</small>`
          }`,
      },
      {
        head: columns.measured,
        kind: 'narrow',
        cell: ({ code, value, limit }) =>
          measured.includes(code) ? format.measured(value, limit) : measurable(code, value),
      },
      {
        head: columns.limit,
        kind: 'narrow',
        cell: ({ code, limit }) => (measured.includes(code) ? format.limit(limit) : ''),
      },
      {
        head: columns.evidence,
        cell({ rows: [first, ...others] }) {
          if (!first) return '';
          return html`<code>${first.response}#${first.index}</code>${
            others.length > 0 && html`<br><small>${texts.rows(format.number(others.length + 1))}</small>`
          }`;
        },
      },
    ],
    findings,
  );
}

/** What the policy or an annotation names, where a finding is about that. */
function measurable(code: Finding['code'], value: string): Html | undefined {
  const named: readonly Finding['code'][] = ['unmatchedRule', 'unmatchedAnnotation', 'exceptionEnded'];
  return named.includes(code) ? foreign(value) : undefined;
}
