import { version } from '@scp-backup/openapi';
import { type Language, languages, other } from './languages.ts';
import { escapeHtml, type Heading } from './markdown.ts';
import { texts } from './texts.ts';

export interface Page {
  readonly language: Language;
  /** The folder of the page below its language: '' or 'paging/'. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** What stands in `main`. */
  readonly body: string;
  readonly headings?: readonly Heading[];
  /** Scripts of this page, from the root of the site. */
  readonly scripts?: readonly string[];
  readonly policy?: string;
  /** A class on the body. */
  readonly kind?: string;
}

/** A line of the menu. */
export interface MenuItem {
  readonly path: string;
  readonly title: string;
}

/** Only what is the site's own may load. */
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The whole page. Every address in it is relative, so the site works below any path. */
export function layout(page: Page, menu: readonly MenuItem[]): string {
  const { language, path } = page;
  const t = texts[language];
  const home = '../'.repeat(path.split('/').length - 1);
  const root = `../${home}`;
  const opposite = other(language);
  const items = menu
    .map(({ path: to, title }) => {
      const current = to === path ? ' aria-current="page"' : '';
      return `<li><a href="${home}${to}"${current}>${escapeHtml(title)}</a></li>`;
    })
    .join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${page.policy ?? strictPolicy}">
<title>${escapeHtml(page.title === t.site ? t.site : `${page.title} · ${t.site}`)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
${languages.map((one) => `<link rel="alternate" hreflang="${one}" href="${root}${one}/${path}">`).join('\n')}
<link rel="stylesheet" href="${root}assets/style.css">
<script src="${root}assets/site.js" defer></script>
${(page.scripts ?? []).map((script) => `<script type="module" src="${root}${script}"></script>\n`).join('')}</head>
<body${page.kind ? ` class="${page.kind}"` : ''}>
<a class="skip" href="#main">${t.skip}</a>
<header>
<a class="home" href="${home === '' ? './' : home}">${t.site}</a>
<search data-index="${root}assets/search.${language}.json" data-home="${home}" data-label="${t.search}" data-hint="${t.searchHint}" data-results="${t.results}" data-none="${t.noResults}"></search>
<a class="language" href="${root}${opposite}/${path}" lang="${opposite}" hreflang="${opposite}">${texts[opposite].name}</a>
</header>
<div class="frame">
<nav class="menu" aria-label="${t.guides}">
<details open><summary>${t.guides}</summary>
<ul>
${items}
</ul>
</details>
</nav>
<main id="main" tabindex="-1" data-copy="${t.copy}" data-copied="${t.copied}">
${page.body.replace('</h1>\n', (end) => end + contents(page.headings ?? [], t.contents))}
</main>
</div>
<footer>${t.unofficial} · <code>@scp-backup/openapi</code> ${version} · <a href="${root}openapi.${language}.yaml">${t.files} (YAML)</a> · <a href="${root}openapi.${language}.json">JSON</a> · <a href="${root}llms.txt">llms.txt</a></footer>
</body>
</html>
`;
}

function contents(headings: readonly Heading[], label: string): string {
  const second = headings.filter(({ depth }) => depth === 2);
  if (second.length < 3) return '';
  const items = second.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`).join('');
  return `<nav class="contents" aria-label="${label}"><p>${label}</p><ul>${items}</ul></nav>\n`;
}

/** The page at the root: what this is, and the two languages. A reader who chose one before is led there. */
export function rootPage(leads: Readonly<Record<Language, string>>): string {
  const links = languages
    .map(
      (one) =>
        `<li lang="${one}"><a href="${one}/" hreflang="${one}">${texts[one].name}</a><p>${escapeHtml(leads[one])} ${texts[one].unofficial}</p></li>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${strictPolicy}">
<title>${texts.en.site}</title>
<meta name="description" content="${escapeHtml(languages.map((one) => leads[one]).join(' · '))}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/style.css">
<script src="assets/choose.js"></script>
</head>
<body class="root">
<main>
<h1>${texts.en.site}</h1>
<ul class="languages">${links}</ul>
</main>
</body>
</html>
`;
}
