import type { Verdict } from '../../core/evaluate.ts';
import { type Html, html } from '../html.ts';
import { type Page, shownStatus } from '../page.ts';

/** The verdict, the numbers, and the three questions: what a reader takes away in ten seconds. */
export function summary(page: Page): Html {
  const { texts, data, format } = page;
  const { since, now } = data.evaluation;
  const counts = (['compliant', 'violating', 'excepted', 'incomplete'] as const).map((status) => ({
    status,
    count: countOf(page, status),
  }));
  const collected = Math.max(...data.archives.map(({ summary }) => Date.parse(summary.ended)));
  const { succeeded, failed, all } = data.runs;
  const shown = shownStatus(page, data.evaluation.status);
  return html`<header>
<h1>${texts.title}</h1>
<p class="period">${texts.period(format.moment(Date.parse(since)), format.moment(Date.parse(now)), data.zone)}<br>${texts.collected(format.moment(collected))} (${data.zone})</p>
</header>
<section aria-labelledby="summary" class="verdict ${shown}">
<h2 id="summary">${texts.headings.summary}</h2>
<p class="status"><strong class="badge ${shown}">${texts.verdict[shown]}</strong> ${lead(page)}</p>
<dl class="tiles">
<div><dt>${texts.tiles.scope}</dt><dd>${format.number(data.evaluation.verdicts.length)}</dd></div>
${counts
  .filter(({ count, status }) => (data.policy || status === 'incomplete') && (count > 0 || status === 'violating'))
  .map(({ status, count }) => html`<div><dt>${texts.verdict[status]}</dt><dd>${format.number(count)}</dd></div>\n`)}
<div><dt>${texts.tiles.restores}</dt><dd>${format.number(all)}</dd></div>
<div><dt>${texts.tiles.rate}</dt><dd>${format.percent(succeeded + failed === 0 ? null : succeeded / (succeeded + failed))}</dd></div>
</dl>
<dl class="questions">
<dt>${texts.questions[0]}</dt><dd>${worked(page)}</dd>
<dt>${texts.questions[1]}</dt><dd>${took(page)}</dd>
<dt>${texts.questions[2]}</dt><dd>${proof(page)}</dd>
</dl>
</section>
`;
}

export function countOf({ data }: Page, status: Verdict['status']): number {
  return data.evaluation.verdicts.filter((verdict) => verdict.status === status).length;
}

function lead(page: Page): string {
  const { texts, data, format } = page;
  switch (shownStatus(page, data.evaluation.status)) {
    case 'incomplete':
      return texts.lead.incomplete(format.number(data.unread.total));
    case 'noPolicy':
      return texts.lead.noPolicy;
    case 'compliant':
      return texts.lead.compliant(countOf(page, 'excepted'));
    default: {
      const { length } = data.evaluation.verdicts;
      if (length === 0) return texts.lead.emptyScope;
      return texts.lead.violating(format.number(countOf(page, 'violating')), format.number(length));
    }
  }
}

function worked({ texts, data, format }: Page): string {
  const { succeeded, failed, running, unknown, ignored } = data.runs;
  const ended = succeeded + failed;
  const without = data.evaluation.verdicts.filter(({ runs, status }) => runs === 0 && status !== 'incomplete').length;
  return [
    ended === 0
      ? texts.nothingEnded
      : texts.worked(
          format.number(succeeded),
          format.number(ended),
          format.percent(succeeded / ended),
          format.number(failed),
        ),
    running > 0 && texts.running(format.number(running)),
    unknown + ignored > 0 && texts.otherRuns(format.number(unknown + ignored)),
    without > 0 && texts.withoutRun(format.number(without)),
  ]
    .filter(Boolean)
    .join(' ');
}

function took({ texts, data, format }: Page): string {
  const { overall, groups } = data.durations;
  if (overall.count === 0) return texts.tookNothing;
  const over = groups.reduce((sum, group) => sum + group.over, 0);
  const limit = groups.every((group) => group.limit === null)
    ? texts.noLimit
    : over > 0
      ? texts.overLimit(format.number(over))
      : texts.withinLimit;
  return `${texts.took(format.rough(overall.median), format.rough(overall.most95), format.rough(overall.longest))} ${limit}`;
}

function proof({ texts, data, format }: Page): string {
  const sum = (of: (archive: (typeof data.archives)[number]) => number): string =>
    format.number(data.archives.reduce((sum, archive) => sum + of(archive), 0));
  const read =
    data.evaluation.status === 'incomplete'
      ? texts.noProof(format.number(data.unread.total))
      : texts.proof(
          format.number(data.evaluation.verdicts.length),
          sum(({ summary }) => summary.inPeriod),
          sum(({ responses }) => responses),
        );
  const { validated, succeeded } = data.runs;
  return `${read} ${texts.validated(format.number(validated), format.number(succeeded))}`;
}
