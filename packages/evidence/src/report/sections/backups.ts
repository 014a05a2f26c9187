import { type Html, html, table } from '../html.ts';
import { backupCell, firstOf, type Judged, momentOf, type Page, restOf, shownStatus } from '../page.ts';

const most = 200;

/** Every backup with its verdict, the worst first. */
export function backups(page: Page): Html {
  const { texts, format, judged, files } = page;
  const { columns } = texts;
  const list = firstOf(judged, most);
  const known = ({ verdict }: Judged, text: string): string => (verdict.status === 'incomplete' ? texts.notRead : text);
  return html`<section aria-labelledby="backups">
<h2 id="backups">${texts.headings.backups}</h2>
${table(
  { heading: texts.headings.backups },
  [
    { head: columns.backup, kind: 'wide', cell: ({ verdict }) => backupCell(page, verdict) },
    {
      head: columns.verdict,
      kind: 'narrow',
      cell({ verdict }) {
        const status = shownStatus(page, verdict.status);
        return html`<span class="badge ${status}">${texts.verdict[status]}</span>`;
      },
    },
    { head: columns.succeeded, kind: 'number', cell: (one) => known(one, format.number(one.verdict.succeeded)) },
    { head: columns.failed, kind: 'number', cell: (one) => known(one, format.number(one.verdict.failed)) },
    { head: columns.rate, kind: 'number', cell: ({ verdict }) => format.percent(verdict.successRate) },
    { head: columns.latest, kind: 'narrow', cell: ({ verdict }) => format.moment(momentOf(verdict.latestSuccess)) },
    { head: columns.took, kind: 'narrow', cell: ({ verdict }) => format.rough(verdict.latestDuration) },
    { head: columns.longestGap, cell: (one) => known(one, format.rough(one.verdict.longestGap)) },
  ],
  list.shown,
)}${restOf(page, list, files.backups)}</section>
`;
}
