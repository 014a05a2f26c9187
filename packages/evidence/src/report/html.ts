import { visible } from '../core/text.ts';

/** A piece of HTML, as opposed to text that has to be escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** HTML with values in it: what is not HTML is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.map((text, index) => (index === 0 ? '' : written(values[index - 1])) + text).join(''));
}

function written(value: Content): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  return value === null || value === undefined || value === false ? '' : escaped(visible(String(value)));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (one) => entities[one] ?? one);
}

/** A text from a row: isolated, so that its direction ends with it, and cut where it is very long. */
export function foreign(text: string, most = 120): Html {
  return html`<bdi>${shortened(text, most)}</bdi>`;
}

export function shortened(text: string, most: number): string {
  const characters = [...visible(text)];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Content;
  readonly kind?: 'number' | 'narrow' | 'wide' | undefined;
}

/** A table whose first column names its rows. A caption that repeats the heading before it is for screen readers alone. */
export function table<Row>(
  caption: string | { readonly heading: string },
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html {
  const head = columns.map(({ head, kind }) => html`<th scope="col"${kindOf(kind)}>${head}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map(({ cell, kind }, index) =>
      index === 0 ? html`<th scope="row"${kindOf(kind)}>${cell(row)}</th>` : html`<td${kindOf(kind)}>${cell(row)}</td>`,
    );
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<table>
${typeof caption === 'string' ? html`<caption>${caption}</caption>` : html`<caption><span class="repeated">${caption.heading}</span></caption>`}
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table>
`;
}

function kindOf(kind: Column<never>['kind']): Html | undefined {
  return kind && html` class="${kind}"`;
}
