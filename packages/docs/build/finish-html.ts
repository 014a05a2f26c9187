import type { MarkdownRenderer } from 'vitepress';
import { languageOf } from './languages.ts';

/** What VitePress makes of a page, with labels in its language and without names that are drawn by lot. */
export function finishHtml(md: MarkdownRenderer): void {
  const { render } = md;
  const { highlight } = md.options;
  if (highlight) md.options.highlight = (...code) => once(JSON.stringify(code), () => highlight(...code));
  md.render = (source, env) => {
    const html = numbered(render.call(md, source, env));
    if (languageOf(env?.relativePath ?? '') === 'en') return html;
    return html
      .replaceAll('title="Copy Code"', 'title="코드 복사"')
      .replaceAll(/aria-label="Permalink to &quot;(.*?)&quot;"/g, 'aria-label="‘$1’ 링크"');
  };
}

const highlighted = new Map<string, string>();

/** Both languages and the search read the same code. */
function once(key: string, highlight: () => string): string {
  const html = highlighted.get(key) ?? highlight();
  highlighted.set(key, html);
  return html;
}

/** The groups of samples and their tabs by number: two builds must have the same bytes. */
function numbered(html: string): string {
  const names: string[] = [];
  return html.replaceAll(/(?<=(?:name="group|(?:id|for)="tab)-)[\w-]+(?=")/g, (name) => {
    if (!names.includes(name)) names.push(name);
    return String(names.indexOf(name));
  });
}
