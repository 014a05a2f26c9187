import { changelog } from './changelog.ts';
import { type Document, readDocument } from './document.ts';
import { externalAssets } from './external.ts';
import { guides, readGuide } from './guides.ts';
import { type Language, languages } from './languages.ts';
import { layout, type MenuItem, type Page, rootPage } from './layout.ts';
import { llms } from './llms.ts';
import { headingNames, type Rendered, render } from './markdown.ts';
import { notFoundPage } from './not-found.ts';
import { plainReference } from './plain-reference.ts';
import { redocAssets, referencePage } from './reference.ts';
import { searchIndex } from './search-index.ts';
import { texts } from './texts.ts';

interface Text {
  readonly path: string;
  readonly markdown: string;
  readonly rendered: Rendered;
}

/** Every file of the site by its path. @throws when a page would load anything from elsewhere */
export async function siteFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>([['404.html', notFoundPage()]]);
  const menus = {} as Record<Language, readonly MenuItem[]>;
  const leads = {} as Record<Language, string>;
  for (const language of languages) {
    const document = await readDocument(language);
    const pages = await textsOf(language, document);
    const menu = menuOf(pages, language);
    menus[language] = menu;
    leads[language] = pages[0]?.rendered.lead ?? '';
    for (const { path, markdown, rendered } of pages) {
      const page: Page = {
        language,
        path,
        title: rendered.title,
        description: rendered.lead,
        body: rendered.html,
        headings: rendered.headings,
      };
      files.set(`${language}/${path}index.html`, layout(page, menu));
      files.set(`${language}/${path === '' ? 'index' : path.slice(0, -1)}.md`, `${markdown.trim()}\n`);
    }
    const plain = pages.find(({ path }) => path === 'reference-text/');
    const reference = referencePage(document, language, plain?.rendered.html ?? '');
    files.set(`${language}/reference/index.html`, layout(reference.page, menu));
    files.set(`${language}/reference/start.js`, reference.script);
    const found = pages.map(({ path, rendered }) => ({ path, title: rendered.title, sections: rendered.sections }));
    files.set(`assets/search.${language}.json`, searchIndex(found));
  }
  files.set('index.html', rootPage(leads));
  files.set('llms.txt', llms(menus, leads));
  for (const [path, text] of await redocAssets()) files.set(path, text);
  for (const [path, text] of files) {
    const external = path.endsWith('.html') ? externalAssets(text) : [];
    if (external.length > 0) throw new Error(`${path} would load ${external.join(', ')}`);
  }
  return files;
}

/** The pages of text in the order of the menu. The ids of their headings are those of the English page. */
async function textsOf(language: Language, document: Document): Promise<Text[]> {
  const sources = [
    { path: '', of: (one: Language) => readGuide(one, 'index') },
    ...guides.map((name) => ({ path: `${name}/`, of: (one: Language) => readGuide(one, name) })),
    {
      path: 'reference-text/',
      of: async (one: Language) => plainReference(one === language ? document : await readDocument(one), one),
    },
    { path: 'changes/', of: changelog },
  ];
  return Promise.all(
    sources.map(async ({ path, of }) => {
      const markdown = await of(language);
      return { path, markdown, rendered: render(markdown, headingNames(await of('en'))) };
    }),
  );
}

function menuOf(pages: readonly Text[], language: Language): MenuItem[] {
  const t = texts[language];
  const named: Readonly<Record<string, string>> = { '': t.home, 'reference-text/': t.plain };
  const items = pages.map(({ path, rendered }) => ({ path, title: named[path] ?? rendered.title }));
  const place = items.findIndex(({ path }) => path === 'reference-text/');
  return items.toSpliced(place, 0, { path: 'reference/', title: t.reference });
}
