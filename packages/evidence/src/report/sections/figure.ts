import { type Html, html, Html as Markup } from '../html.ts';
import type { Page } from '../page.ts';
import type { Texts } from '../texts/texts.ts';

export type Plots = typeof import('../plots.ts');

/** What the bars or the marks of a plot mean. */
export function legend({ counts }: Texts, signs: Readonly<Record<keyof Texts['counts'], string>>, more?: Html): Html {
  const keys = (['success', 'failure', 'nothing'] as const).map(
    (kind) => html`<span class="key ${kind}">${signs[kind]}</span> ${counts[kind]} `,
  );
  return html`<p class="keys">${keys}${more}</p>\n`;
}

/** A plot with its table. */
export function plotted(
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

/** The section of a plot that has nothing to show. */
export function unplotted({ texts }: Page, heading: 'months' | 'lanes' | 'durations', sentence: string): Html {
  return html`<section aria-labelledby="${heading}">
<h2 id="${heading}">${texts.headings[heading]}</h2>
<p>${sentence}</p>
</section>
`;
}
