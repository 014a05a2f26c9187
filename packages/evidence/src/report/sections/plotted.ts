import { readDuration } from '../../core/duration.ts';
import { day } from '../../core/moment.ts';
import type { DurationGroup, Month } from '../data.ts';
import { type Html, html, Html as Markup, table } from '../html.ts';
import { offsetOf } from '../months.ts';
import { backupCell, label, type Page, restOf } from '../page.ts';
import type { Texts } from '../texts/texts.ts';

type Plots = typeof import('../plots.ts');

const mostMonths = 36;
const mostCurves = 4;
const boxes = { success: '', failure: '', nothing: '' } as const;
const marks = { success: '●', failure: '×', nothing: '○' } as const;

/** Success rate by month. */
export function months(page: Page, { monthsPlot }: Plots): Html {
  const { texts, data, format } = page;
  const { columns, counts } = texts;
  const rows = latestMonths(data.months).map((month) => ({
    ...month,
    label:
      month.month === null
        ? texts.months.unread
        : month.month === ''
          ? texts.months.earlier
          : format.month(month.month),
    rate: month.succeeded + month.failed === 0 ? null : month.succeeded / (month.succeeded + month.failed),
  }));
  const plot = monthsPlot({
    id: 'plot-months',
    title: texts.months.title,
    description: texts.months.description,
    months: rows.map(({ label, rate, succeeded, failed, others }) => ({
      label,
      rate: format.percent(rate),
      success: succeeded,
      failure: failed,
      nothing: others,
    })),
  });
  return plotted(page, 'months', plot, legend(texts, boxes), [
    table(
      { heading: texts.headings.months },
      [
        { head: columns.month, cell: ({ label }) => label },
        { head: counts.success, kind: 'number', cell: ({ succeeded }) => format.number(succeeded) },
        { head: counts.failure, kind: 'number', cell: ({ failed }) => format.number(failed) },
        { head: counts.nothing, kind: 'number', cell: ({ others }) => format.number(others) },
        { head: columns.rate, kind: 'number', cell: ({ rate }) => format.percent(rate) },
      ],
      rows,
    ),
  ]);
}

/** The latest months; those before them as one, whose name is empty. */
function latestMonths(all: readonly Month[]): readonly Month[] {
  if (all.length <= mostMonths) return all;
  const earlier = all.slice(0, -mostMonths);
  const sum = (of: (month: Month) => number): number => earlier.reduce((sum, month) => sum + of(month), 0);
  const first = {
    month: '',
    succeeded: sum(({ succeeded }) => succeeded),
    failed: sum(({ failed }) => failed),
    others: sum(({ others }) => others),
  };
  return [first, ...all.slice(-mostMonths)];
}

/** Each restore on a time line, for the backups that need attention first. */
export function lanes(page: Page, { lanesPlot }: Plots): Html {
  const { texts, data, format, files } = page;
  const { columns } = texts;
  const shown = data.lanes;
  const offset = offsetOf(data.zone);
  const from = Date.parse(data.evaluation.since) + offset;
  const until = Date.parse(data.evaluation.now) + offset;
  const plot = lanesPlot({
    id: 'plot-lanes',
    title: texts.lanes.title,
    description: texts.lanes.description,
    lanes: shown.map(({ verdict, marks, gaps }) => ({
      label: label(verdict),
      marks: marks.map(({ started, counts }) => ({ at: started + offset, kind: counts })),
      gaps: gaps.map((gap) => ({ from: gap.from + offset, until: gap.until + offset })),
    })),
    from,
    until,
    ticks: timeTicks(from, until).map((at) => ({ at, label: format.date(at - offset) })),
  });
  const all = { total: data.evaluation.verdicts.length, shown };
  return plotted(page, 'lanes', plot, legend(texts, marks, html`<span class="key gap"></span> ${texts.lanes.gap}`), [
    table(
      { heading: texts.headings.lanes },
      [
        { head: columns.backup, kind: 'wide', cell: ({ verdict }) => backupCell(page, verdict) },
        { head: columns.runs, kind: 'number', cell: ({ verdict }) => format.number(verdict.runs) },
        { head: columns.first, kind: 'narrow', cell: ({ first }) => format.moment(first) },
        { head: columns.last, kind: 'narrow', cell: ({ last }) => format.moment(last) },
      ],
      shown,
    ),
    restOf(page, all, files.runs),
  ]);
}

/** Days at equal steps; from a month on they are first days of months. */
function timeTicks(from: number, until: number): readonly number[] {
  const most = 6;
  const steps = [1, 2, 7, 14];
  const step = steps.find((days) => (until - from) / (days * day) <= most);
  if (step !== undefined) {
    const first = Math.ceil(from / day) * day;
    return Array.from(
      { length: Math.floor((until - first) / (step * day)) + 1 },
      (_, index) => first + index * step * day,
    );
  }
  const months = [1, 2, 3, 6, 12, 24, 60, 120].find((count) => (until - from) / (count * 30.4 * day) <= most) ?? 240;
  const start = new Date(from);
  const ticks: number[] = [];
  for (let month = start.getUTCMonth() - (start.getUTCMonth() % Math.min(months, 12)); ; month += months) {
    const at = Date.UTC(start.getUTCFullYear(), month);
    if (at > until) return ticks;
    if (at >= from) ticks.push(at);
  }
}

/** How long successful restores took, against the limit. */
export function durations(page: Page, { durationsPlot }: Plots): Html {
  const { texts, data, format } = page;
  const { columns } = texts;
  const groups = data.durations.groups.filter(({ count }) => count > 0);
  if (groups.length === 0) {
    return html`<section aria-labelledby="durations">
<h2 id="durations">${texts.headings.durations}</h2>
<p>${texts.tookNothing}</p>
</section>
`;
  }
  const drawn = groups.slice(0, mostCurves);
  const nameOf = ({ limit }: DurationGroup): string =>
    limit === null ? texts.durations.noLimit : texts.durations.limit(format.limit(limit));
  const longest = Math.max(
    ...drawn.map(({ limit, longest }) => Math.max(longest ?? 0, readDuration(limit ?? '') ?? 0)),
  );
  const plot = durationsPlot({
    id: 'plot-durations',
    title: texts.durations.title,
    description: texts.durations.description,
    groups: drawn.map((group) => ({
      curve: group.curve,
      limit: readDuration(group.limit ?? '') ?? null,
      label: nameOf(group),
    })),
    axis: texts.durations.axis,
    share: texts.durations.share,
    ticks: durationTicks(longest).map((at) => ({ at, label: at === 0 ? '0' : format.rough(at) })),
  });
  return plotted(page, 'durations', plot, undefined, [
    table(
      { heading: texts.headings.durations },
      [
        { head: columns.limit, kind: 'narrow', cell: nameOf },
        { head: columns.backups, kind: 'number', cell: ({ backups }) => format.number(backups) },
        { head: columns.runs, kind: 'number', cell: ({ count }) => format.number(count) },
        { head: columns.median, kind: 'narrow', cell: ({ median }) => format.rough(median) },
        { head: columns.most95, kind: 'narrow', cell: ({ most95 }) => format.rough(most95) },
        { head: columns.longest, kind: 'narrow', cell: ({ longest }) => format.rough(longest) },
        {
          head: columns.over,
          kind: 'number',
          cell: ({ limit, over }) => (limit === null ? '–' : format.number(over)),
        },
      ],
      groups,
    ),
  ]);
}

/** At most seven steps of a size that people use. */
function durationTicks(longest: number): readonly number[] {
  const minute = 60_000;
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200].map((one) => one * minute);
  const step = steps.find((one) => longest / one <= 7) ?? Math.ceil(longest / 7 / day) * day;
  return Array.from({ length: Math.ceil(longest / step) + 1 }, (_, index) => index * step);
}

/** What the bars or the marks of a plot mean. */
function legend({ counts }: Texts, signs: Readonly<Record<keyof Texts['counts'], string>>, more?: Html): Html {
  const keys = (['success', 'failure', 'nothing'] as const).map(
    (kind) => html`<span class="key ${kind}">${signs[kind]}</span> ${counts[kind]} `,
  );
  return html`<p class="keys">${keys}${more}</p>\n`;
}

function plotted(
  { texts }: Page,
  heading: 'months' | 'lanes' | 'durations',
  svg: string,
  keys: Html | undefined,
  tables: readonly (Html | undefined)[],
): Html {
  return html`<section aria-labelledby="${heading}">
<h2 id="${heading}">${texts.headings[heading]}</h2>
<figure>
${keys}${new Markup(svg)}
<figcaption>${texts[heading].description}</figcaption>
</figure>
${tables}</section>
`;
}
