import { day, offsetOf } from '../../core/moment.ts';
import { type Html, html, table } from '../html.ts';
import { backupCell, label, type Page, restOf } from '../page.ts';
import { legend, type Plots, plotted, unplotted } from './figure.ts';

const marks = { success: '●', failure: '×', nothing: '○' } as const;

/** Each restore on a time line, for the backups that need attention first. */
export function lanes(page: Page, { lanesPlot }: Plots): Html {
  const { texts, data, format, files } = page;
  if (data.evaluation.verdicts.length === 0) return unplotted(page, 'lanes', texts.none.runs);
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
