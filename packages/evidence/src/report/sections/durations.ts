import { readDuration } from '../../core/duration.ts';
import { day } from '../../core/moment.ts';
import type { DurationGroup } from '../data.ts';
import { type Html, table } from '../html.ts';
import type { Page } from '../page.ts';
import { type Plots, plotted, unplotted } from './figure.ts';

const mostCurves = 4;

/** How long successful restores took, against the limit. */
export function durations(page: Page, { durationsPlot }: Plots): Html {
  const { texts, data, format } = page;
  const { columns } = texts;
  const groups = data.durations.groups.filter(({ count }) => count > 0);
  if (groups.length === 0) return unplotted(page, 'durations', texts.tookNothing);
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
  return Array.from({ length: Math.max(1, Math.ceil(longest / step)) + 1 }, (_, index) => index * step);
}
