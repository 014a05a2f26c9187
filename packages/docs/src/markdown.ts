import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import { Marked, type Tokens } from 'marked';

const grammars = { sh: bash, go, java, json, python, ts: typescript };
for (const [name, grammar] of Object.entries(grammars)) hljs.registerLanguage(name, grammar);

export interface Heading {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

/** The text below one heading, for the search. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

export interface Rendered {
  /** The first heading of the page. */
  readonly title: string;
  /** The first paragraph, without marks. */
  readonly lead: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
}

/**
 * Renders Markdown. The ids of the headings are made from `names`, in order: a page gives those of the English one in every
 * language, so that a link with a fragment leads to the same place in each.
 *
 * @throws when the page has more or fewer headings than names
 */
export function render(markdown: string, names: readonly string[] = headingNames(markdown)): Rendered {
  const ids = uniqueIds(names);
  const headings: Heading[] = [];
  const sections: { id: string; heading: string; text: string }[] = [];
  let lead = '';
  const marked = new Marked({
    renderer: {
      heading({ depth, tokens, text }) {
        const id = ids[headings.length] ?? '';
        headings.push({ depth, id, text: plain(text) });
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      // A scrollable region must be reachable by keyboard.
      code({ text, lang }) {
        const html = lang && hljs.getLanguage(lang) ? hljs.highlight(text, { language: lang }).value : escapeHtml(text);
        return `<pre tabindex="0"><code>${html}</code></pre>\n`;
      },
      table(token: Tokens.Table) {
        const cells = (row: readonly Tokens.TableCell[], tag: string) =>
          `<tr>${row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const rows = token.rows.map((row) => cells(row, 'td')).join('\n');
        return `<div class="table" tabindex="0"><table><thead>${cells(token.header, 'th')}</thead><tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
  const tokens = marked.lexer(markdown);
  for (const token of tokens) {
    if (token.type === 'heading') {
      sections.push({ id: ids[sections.length] ?? '', heading: plain(String(token.text)), text: '' });
    } else {
      if (token.type === 'paragraph' && lead === '') lead = plain(String(token.text));
      const section = sections.at(-1);
      if (section) section.text += `${plain(token.raw)} `;
    }
  }
  const html = marked.parser(tokens);
  if (headings.length !== names.length) {
    throw new Error(`"${headings[0]?.text}" has ${headings.length} headings; the English page has ${names.length}`);
  }
  return { title: headings[0]?.text ?? '', lead, html, headings, sections };
}

/** The headings of a text, without marks. */
export function headingNames(markdown: string): string[] {
  return new Marked()
    .lexer(markdown)
    .filter((token) => token.type === 'heading')
    .map((token) => plain(String((token as Tokens.Heading).text)));
}

/** An address for each heading. A heading that a page has twice gets a number the second time. */
function uniqueIds(names: readonly string[]): string[] {
  const ids: string[] = [];
  for (const name of names) {
    const id = name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '');
    let unique = id;
    for (let number = 2; ids.includes(unique); number += 1) unique = `${id}-${number}`;
    ids.push(unique);
  }
  return ids;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Markdown without its marks: links by their text, code by its letters. */
function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^```.*$/gm, '')
    .replaceAll(/[`*|]|^#+ |^\|?[-| :]+\|$/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
