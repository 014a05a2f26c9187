import type { Annotation } from '../../core/annotations.ts';
import type { ReportedRun } from '../data.ts';
import { type Column, foreign, type Html, html, table } from '../html.ts';
import { backupCell, type Page, restOf } from '../page.ts';

/** The longest times without a success. */
export function gaps(page: Page): Html {
  const { texts, format, data, files } = page;
  const { columns } = texts;
  return html`<section aria-labelledby="gaps">
<h2 id="gaps">${texts.headings.gaps}</h2>
<p>${texts.gaps}</p>
${table(
  { heading: texts.headings.gaps },
  [
    { head: columns.backup, kind: 'wide', cell: ({ verdict }) => backupCell(page, verdict) },
    { head: columns.from, kind: 'narrow', cell: ({ from }) => format.moment(from) },
    { head: columns.until, kind: 'narrow', cell: ({ until }) => format.moment(until) },
    { head: columns.length, kind: 'narrow', cell: ({ from, until }) => format.rough(until - from) },
    { head: columns.limit, kind: 'narrow', cell: ({ limit }) => (limit === null ? '–' : format.limit(limit)) },
    {
      head: columns.over,
      cell: ({ isTooLong, limit }) =>
        limit === null ? '–' : isTooLong ? html`<strong>${texts.yes}</strong>` : texts.no,
    },
  ],
  data.gaps.shown,
)}${restOf(page, data.gaps, files.backups)}</section>
`;
}

/** Failed runs with the rows that prove them. */
export function failures(page: Page): Html {
  const { texts, data, files } = page;
  const { shown } = data.failures;
  return html`<section aria-labelledby="failures">
<h2 id="failures">${texts.headings.failures}</h2>
${
  shown.length === 0
    ? html`<p>${texts.none.failures}</p>\n`
    : html`<p>${texts.failures}</p>\n${table({ heading: texts.headings.failures }, runColumns(page), shown)}`
}${restOf(page, data.failures, files.runs)}</section>
`;
}

function runColumns(page: Page): readonly Column<ReportedRun>[] {
  const { columns } = page.texts;
  const { moment } = page.format;
  return [
    { head: columns.backup, kind: 'wide', cell: ({ verdict }) => backupCell(page, verdict) },
    { head: columns.target, cell: ({ target }) => foreign(target) },
    { head: columns.state, cell: ({ state }) => foreign(state, 40) },
    { head: columns.started, kind: 'narrow', cell: ({ started }) => moment(started) },
    { head: columns.ended, kind: 'narrow', cell: ({ ended }) => moment(ended) },
    {
      head: columns.evidence,
      kind: 'wide',
      cell: ({ response, index }) => html`<code>${response}#${index}</code>`,
    },
  ];
}

/** What people added: kind of the restore, who looked at the data, and the outcome. */
export function annotated(page: Page): Html {
  const { texts, data, files, format } = page;
  const { columns } = texts;
  const rows = data.annotated.shown.flatMap((run) => run.annotations.map((annotation) => ({ run, annotation })));
  const named =
    (key: 'kind' | 'outcome') =>
    ({ annotation }: { annotation: Annotation }) => {
      const value = annotation[key];
      return value && texts.annotation[value];
    };
  return html`<section aria-labelledby="annotated">
<h2 id="annotated">${texts.headings.annotated}</h2>
${
  rows.length === 0
    ? html`<p>${texts.none.annotated}</p>\n`
    : html`<p>${texts.annotated}</p>\n${table(
        { heading: texts.headings.annotated },
        [
          { head: columns.backup, kind: 'wide', cell: ({ run }) => backupCell(page, run.verdict) },
          { head: columns.started, kind: 'narrow', cell: ({ run }) => format.moment(run.started) },
          { head: columns.kind, cell: named('kind') },
          { head: columns.outcome, cell: named('outcome') },
          { head: columns.validatedBy, cell: ({ annotation }) => foreign(annotation.validatedBy ?? '') },
          { head: columns.method, cell: ({ annotation }) => foreign(annotation.method ?? '', 300) },
          { head: columns.ticket, cell: ({ annotation }) => foreign(annotation.ticket ?? '') },
          { head: columns.note, cell: ({ annotation }) => foreign(annotation.note ?? '', 300) },
        ],
        rows,
      )}`
}${restOf(page, data.annotated, files.runs)}</section>
`;
}
