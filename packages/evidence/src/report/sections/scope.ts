import { unreadTexts } from '../../messages/unread.ts';
import { foreign, type Html, html, table } from '../html.ts';
import { backupCell, firstOf, operationName, type Page, restOf } from '../page.ts';

const mostExceptions = 100;

/** What was looked at, what was left out and why, and what could not be read. */
export function scope(page: Page): Html {
  const { texts, data, format, language } = page;
  const { columns } = texts;
  const exceptions = firstOf(data.policy?.exceptions ?? [], mostExceptions);
  return html`<section aria-labelledby="scope">
<h2 id="scope">${texts.headings.scope}</h2>
<p>${texts.scope.counts(format.number(data.evaluation.verdicts.length), format.number(data.listed))}</p>
${
  data.unread.total > 0 &&
  html`${table(
    texts.scope.unread,
    [
      {
        head: columns.backup,
        kind: 'wide',
        cell: ({ operation, of }) => (of === null ? operationName(operation, language) : foreign(of)),
      },
      {
        head: columns.reason,
        kind: 'wide',
        cell: ({ codes, reason }) =>
          html`${codes.map((code) => unreadTexts[code]?.[language] ?? code).join('; ')}<br><small>${foreign(reason, 300)}</small>`,
      },
    ],
    data.unread.shown,
  )}${restOf(page, data.unread, 'histories.ndjson')}`
}${
  data.leftOut.total === 0
    ? html`<p>${texts.none.leftOut}</p>\n`
    : html`${table(
        texts.scope.leftOut,
        [
          {
            head: columns.backup,
            kind: 'wide',
            cell: ({ operation, of, row }) => backupCell(page, { operation: operation ?? '', of, row }),
          },
        ],
        data.leftOut.shown,
      )}${restOf(page, data.leftOut, 'dataset/scope.ndjson')}`
}${
  exceptions.total === 0
    ? html`<p>${texts.none.exceptions}</p>\n`
    : html`${table(
        texts.scope.exceptions,
        [
          { head: columns.match, kind: 'wide', cell: ({ match }) => foreign(matchText(match)) },
          { head: columns.reason, kind: 'wide', cell: ({ reason }) => foreign(reason, 300) },
          { head: columns.owner, cell: ({ owner }) => foreign(owner) },
          { head: columns.until, cell: ({ until }) => foreign(until) },
        ],
        exceptions.shown,
      )}${restOf(page, exceptions, texts.headings.policy)}`
}</section>
`;
}

/** `name = db-*, id = …` */
export function matchText(match: Readonly<Record<string, string>>): string {
  return Object.entries(match)
    .map(([field, pattern]) => `${field} = ${pattern}`)
    .join(', ');
}
