import type { Month } from '../data.ts';
import { type Html, table } from '../html.ts';
import type { Page } from '../page.ts';
import { legend, type Plots, plotted, unplotted } from './figure.ts';

const most = 36;
const boxes = { success: '', failure: '', nothing: '' } as const;

/** Success rate by month. */
export function months(page: Page, { monthsPlot }: Plots): Html {
  const { texts, data, format } = page;
  if (data.runs.all === 0) return unplotted(page, 'months', texts.none.runs);
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
  if (all.length <= most) return all;
  const earlier = all.slice(0, -most);
  const sum = (of: (month: Month) => number): number => earlier.reduce((sum, month) => sum + of(month), 0);
  const first = {
    month: '',
    succeeded: sum(({ succeeded }) => succeeded),
    failed: sum(({ failed }) => failed),
    others: sum(({ others }) => others),
  };
  return [first, ...all.slice(-most)];
}
