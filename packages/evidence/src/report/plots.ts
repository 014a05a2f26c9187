import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/**
 * The plots of a report, drawn as SVG without a browser. Built into a file of its own with the libraries that it uses, and
 * loaded when a report is written. Every word comes from the caller.
 */
export interface Caption {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export type Kind = 'success' | 'failure' | 'nothing';

/** Told apart by lightness too, for those who see no colours and for printers without them. */
const fills: Readonly<Record<Kind, string>> = { success: '#3b8bc4', failure: '#6b1d00', nothing: '#ffffff' };
const ink = '#222222';
const gapFill = '#f3cdbb';
const width = 680;
const kinds: readonly Kind[] = ['success', 'failure', 'nothing'];

export interface MonthsPlot extends Caption {
  readonly months: readonly ({ readonly label: string; readonly rate: string } & Readonly<Record<Kind, number>>)[];
}

/** One bar a month. */
export function monthsPlot({ months, ...caption }: MonthsPlot): string {
  const bars = months.flatMap((month, index) => kinds.map((kind) => ({ index, kind, count: month[kind] })));
  const step = Math.ceil(months.length / 12);
  const labelled = months.flatMap(({ label, rate, ...counts }, index) =>
    index % step === 0 ? [{ index, label, rate, count: counts.success + counts.failure + counts.nothing }] : [],
  );
  const svg = draw({
    height: 220,
    marginBottom: 40,
    x: { type: 'band', domain: months.map((_, index) => index), axis: null },
    y: { label: null, grid: true, nice: true, ticks: 5, tickFormat: whole },
    color: { type: 'ordinal', domain: kinds, range: kinds.map((kind) => fills[kind]) },
    marks: [
      Plot.barY(
        bars.filter(({ count }) => count > 0),
        Plot.stackY({ x: 'index', y: 'count', fill: 'kind', order: [...kinds], stroke: ink, strokeWidth: 0.75 }),
      ),
      Plot.text(labelled, { x: 'index', y: 'count', text: 'rate', dy: -7, fill: ink }),
      Plot.text(labelled, { x: 'index', text: 'label', frameAnchor: 'bottom', dy: 16, fill: ink }),
      Plot.ruleY([0], { stroke: ink }),
    ],
  });
  return described(svg, caption);
}

export interface LanesPlot extends Caption {
  readonly lanes: readonly {
    readonly label: string;
    readonly marks: readonly { readonly at: number; readonly kind: Kind }[];
    readonly gaps: readonly { readonly from: number; readonly until: number }[];
  }[];
  /** Times are drawn as they are: they already are those of the report's zone. */
  readonly from: number;
  readonly until: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** One line a backup. */
export function lanesPlot({ lanes, from, until, ticks, ...caption }: LanesPlot): string {
  const marks = lanes.flatMap(({ marks }, lane) => marks.map((mark) => ({ lane, ...mark })));
  const gaps = lanes.flatMap(({ gaps }, lane) => gaps.map((gap) => ({ lane, ...gap })));
  const of = (kind: Kind) => marks.filter((mark) => mark.kind === kind);
  const svg = draw({
    height: 50 + lanes.length * 24,
    marginLeft: 170,
    marginRight: 30,
    marginBottom: 30,
    marginTop: 10,
    x: { domain: [from, until], ticks: ticks.map(({ at }) => at), tickFormat: labelAt(ticks), label: null, grid: true },
    y: {
      type: 'band',
      domain: lanes.map((_, index) => index),
      tickFormat: (index: number) => lanes[index]?.label ?? '',
      tickSize: 0,
      label: null,
    },
    marks: [
      Plot.barX(gaps, { x1: 'from', x2: 'until', y: 'lane', fill: gapFill, stroke: fills.failure, strokeWidth: 0.5 }),
      Plot.dot(of('success'), { x: 'at', y: 'lane', r: 3.5, fill: fills.success }),
      Plot.dot(of('failure'), { x: 'at', y: 'lane', r: 4, symbol: 'times', stroke: fills.failure, strokeWidth: 2 }),
      Plot.dot(of('nothing'), { x: 'at', y: 'lane', r: 3.5, fill: fills.nothing, stroke: ink, strokeWidth: 1.25 }),
    ],
  });
  return described(svg, caption);
}

export interface DurationsPlot extends Caption {
  readonly groups: readonly {
    readonly curve: readonly (readonly [milliseconds: number, share: number])[];
    readonly limit: number | null;
    readonly label: string;
  }[];
  readonly axis: string;
  readonly share: string;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Empirical distributions, one below the other, each with its limit. */
export function durationsPlot({ groups, axis, share, ticks, ...caption }: DurationsPlot): string {
  const points = groups.flatMap(({ curve }, group) => [
    { group, at: curve[0]?.[0] ?? 0, share: 0 },
    ...curve.map(([at, share]) => ({ group, at, share })),
  ]);
  const limits = groups.flatMap(({ limit }, group) => (limit === null ? [] : [{ group, limit }]));
  const most = Math.max(
    ...ticks.map(({ at }) => at),
    ...points.map(({ at }) => at),
    ...limits.map(({ limit }) => limit),
  );
  const svg = draw({
    height: 70 + groups.length * 130,
    marginLeft: 50,
    marginRight: 20,
    marginBottom: 42,
    x: {
      domain: [0, most],
      ticks: ticks.map(({ at }) => at),
      tickFormat: labelAt(ticks),
      label: axis,
      labelAnchor: 'right',
      labelArrow: 'none',
    },
    y: {
      domain: [0, 1],
      ticks: 3,
      tickFormat: (value: number) => `${Math.round(value * 100)}%`,
      label: share,
      grid: true,
      labelArrow: 'none',
    },
    fy: { axis: null, padding: 0.25, domain: groups.map((_, index) => index) },
    marks: [
      Plot.ruleX(limits, { fy: 'group', x: 'limit', stroke: fills.failure, strokeDasharray: '5 3', strokeWidth: 1.5 }),
      Plot.line(points, {
        fy: 'group',
        x: 'at',
        y: 'share',
        curve: 'step-after',
        stroke: fills.success,
        strokeWidth: 2,
      }),
      Plot.text(
        groups.map(({ label }, group) => ({ group, label })),
        {
          fy: 'group',
          text: 'label',
          frameAnchor: 'top-right',
          dx: -4,
          dy: -12,
          fill: ink,
        },
      ),
      Plot.ruleY([0], { stroke: ink }),
    ],
  });
  return described(svg, caption);
}

interface SvgElement {
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<SvgElement>;
  remove(): void;
  prepend(...nodes: readonly SvgElement[]): void;
  textContent: string | null;
}

const { document } = parseHTML('<!doctype html><html></html>') as unknown as {
  document: { createElementNS(namespace: string, name: string): SvgElement };
};

function draw(options: Plot.PlotOptions): SvgElement {
  return Plot.plot({ width, className: 'plot', ...options, document: document as never }) as unknown as SvgElement;
}

/** The SVG with a title and a description, and without what the page's own style sheet says. */
function described(svg: SvgElement, { id, title, description }: Caption): string {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of svg.querySelectorAll('*')) {
    for (const name of ['aria-label', 'aria-description', 'aria-hidden']) element.removeAttribute(name);
    for (const name of measures) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.replaceAll(/(\.\d\d)\d+/g, '$1'));
    }
  }
  for (const name of ['font-size', 'font-family']) svg.removeAttribute(name);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title`);
  svg.setAttribute('aria-describedby', `${id}-description`);
  svg.prepend(named('title', `${id}-title`, title), named('desc', `${id}-description`, description));
  return svg.outerHTML;
}

const measures = ['d', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'cx', 'cy'];

function named(name: string, id: string, text: string): SvgElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  element.setAttribute('id', id);
  element.textContent = text;
  return element;
}

function labelAt(ticks: readonly { readonly at: number; readonly label: string }[]): (at: number) => string {
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return (at) => labels.get(at) ?? '';
}

function whole(value: number): string {
  return Number.isInteger(value) ? String(value) : '';
}
