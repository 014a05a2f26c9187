import { type Html, html, table } from '../html.ts';
import type { Page } from '../page.ts';

/** What the evidence shows and what it cannot show. */
export function proof({ texts }: Page): Html {
  const list = (sentences: readonly string[]) => html`<ul>${sentences.map((one) => html`<li>${one}</li>\n`)}</ul>`;
  return html`<section aria-labelledby="proof">
<h2 id="proof">${texts.headings.proof}</h2>
<h3>${texts.provesHeads[0]}</h3>
${list(texts.proves)}
<h3>${texts.provesHeads[1]}</h3>
${list(texts.provesNot)}
</section>
`;
}

/** Lines to sign. */
export function sign({ texts }: Page): Html {
  const [role, name, date, signature] = texts.signColumns;
  return html`<section aria-labelledby="sign" class="sign">
<h2 id="sign">${texts.headings.sign}</h2>
${table(
  { heading: texts.headings.sign },
  [
    { head: role, cell: (one: string) => one },
    { head: name, cell: () => '' },
    { head: date, cell: () => '' },
    { head: signature, cell: () => '' },
  ],
  texts.sign,
)}</section>
`;
}
