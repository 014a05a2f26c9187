import type { Rules } from '../../core/policy.ts';
import type { ReportedArchive } from '../data.ts';
import { foreign, type Html, html, table } from '../html.ts';
import { firstOf, operationName, type Page, restOf } from '../page.ts';
import type { ArchiveFact } from '../texts/texts.ts';
import { matchText } from './scope.ts';

const mostRules = 100;

/** Archives of which everything is shown; of all of them, the checksum. */
const mostArchives = 10;

/** The policy, where the data comes from, what is assumed, and how to verify it. */
export function appendix(page: Page): Html {
  const { texts, data, format } = page;
  const { headings } = texts;
  const [sums, verify, kept] = texts.verifying;
  return html`<section aria-labelledby="appendix">
<h2 id="appendix">${headings.appendix}</h2>
<h3>${headings.policy}</h3>
${policy(page)}<h3>${headings.archives}</h3>
${data.archives.length > 1 && allArchives(page)}${data.archives.slice(0, mostArchives).map((archive) => source(page, archive))}${
  data.addedAnnotations > 0 && html`<p>${texts.addedAnnotations(format.number(data.addedAnnotations))}</p>\n`
}<h3>${headings.assumptions}</h3>
<ul>${texts.assumptions(data.zone).map((one) => html`<li>${one}</li>\n`)}</ul>
<h3>${headings.verifying}</h3>
<p>${sums} <code>sha256sum -c SHA256SUMS</code></p>
<p>${verify} <code>scp-backup evidence verify DIR</code></p>
<p>${kept}</p>
</section>
`;
}

function policy(page: Page): Html {
  const { texts, data } = page;
  const { policy: words, columns } = texts;
  if (!data.policy) return html`<p>${words.none}</p>\n`;
  const { default: standard = {}, rules = [] } = data.policy;
  const all = [
    { match: words.everyBackup, rules: standard },
    ...rules.map((rule) => ({ match: matchText(rule.match), rules: rule })),
  ];
  const list = firstOf(all, mostRules);
  const cells = cellsOf(page);
  return html`${table(
    { heading: texts.headings.policy },
    [
      { head: columns.match, kind: 'wide', cell: ({ match }) => foreign(match) },
      ...settings.map((name) => ({
        head: words.settings[name],
        cell: ({ rules }: { rules: Rules }) => (rules[name] === undefined ? words.unset : cells[name](rules)),
      })),
    ],
    list.shown,
  )}${restOf(page, list, texts.headings.policy)}`;
}

const settings = ['longestGap', 'longestRun', 'leastSuccessRate', 'partial', 'validated'] as const;

function cellsOf({ texts, format }: Page): Readonly<Record<(typeof settings)[number], (rules: Rules) => string>> {
  const { whichRun, partial, validated } = texts.policy;
  return {
    longestGap: ({ longestGap = '' }) => format.limit(longestGap),
    longestRun: ({ longestRun = '', whichRun: which = 'latest' }) => `${format.limit(longestRun)} (${whichRun[which]})`,
    leastSuccessRate: ({ leastSuccessRate = 0 }) => format.percent(leastSuccessRate),
    partial: ({ partial: counts = 'failure' }) => partial[counts],
    validated: ({ validated: needs = 'optional' }) => validated[needs],
  };
}

function allArchives({ texts, data, format }: Page): Html {
  const { appendix: facts } = texts;
  return table(
    { heading: texts.headings.archives },
    [
      { head: facts.name, cell: ({ name }) => foreign(name) },
      { head: facts.complete, cell: ({ summary }) => (summary.complete ? texts.yes : texts.no) },
      {
        head: facts.rows,
        cell: ({ summary: { rows, inPeriod } }) => `${format.number(rows)} / ${format.number(inPeriod)}`,
      },
      { head: facts.sha256, kind: 'wide', cell: ({ sha256 }) => html`<code>${sha256}</code>` },
    ],
    data.archives,
  );
}

function source(page: Page, archive: ReportedArchive): Html {
  const { texts, format, language } = page;
  const { parameters, summary } = archive;
  const { given, since, until, operations } = parameters;
  const facts: readonly (readonly [ArchiveFact, Html | string])[] = [
    ['name', foreign(archive.name)],
    ['sha256', html`<code>${archive.sha256}</code>`],
    ['complete', summary.complete ? texts.yes : texts.no],
    ['address', foreign(parameters.baseUrl)],
    ['operations', operations.map((one) => `${operationName(one, language)} (${one})`).join(', ')],
    ['period', `${since} – ${until}`],
    ['given', `${given.since} – ${given.until ?? ''}`],
    ['zone', parameters.zone],
    ['apiVersion', parameters.apiVersion],
    ['document', parameters.document],
    ['tool', parameters.tool],
    ['begun', parameters.begun],
    ['ended', summary.ended],
    ['requests', format.number(summary.requests)],
    ['rows', `${format.number(summary.rows)} / ${format.number(summary.inPeriod)}`],
    ['clock', summary.clockOffset === null ? '–' : texts.clock(String(summary.clockOffset))],
  ];
  const { columns } = texts;
  return html`${table(
    `${texts.appendix.name}: ${archive.name}`,
    [
      { head: columns.setting, cell: ([fact]) => texts.appendix[fact] },
      { head: columns.value, kind: 'wide', cell: ([, value]) => value },
    ],
    facts,
  )}${table(
    `${columns.sha256}: ${archive.name}`,
    [
      { head: columns.file, cell: ([file]) => file },
      { head: columns.sha256, kind: 'wide', cell: ([, sum]) => html`<code>${sum}</code>` },
    ],
    archive.sums,
  )}`;
}
