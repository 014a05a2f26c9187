import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import llmstxt from 'vitepress-plugin-llms';
import { finishHtml } from '../build/finish-html.ts';
import { languages } from '../build/languages.ts';
import { lastChange } from '../build/last-change.ts';
import { withPolicy } from '../build/policy.ts';
import { searchText } from '../build/search-text.ts';
import { localeOf, repository, searchTexts } from '../build/site.ts';
import { texts } from '../build/texts.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // The pages are the guides of `content/` and what `build/pages.ts` makes of the document and of the code.
  srcDir: here('../pages'),
  outDir: here('../dist'),
  cacheDir: here('../reports/cache'),
  base: process.env.DOCS_BASE ?? '/',
  // Folders, so that any static server finds a page without an ending.
  rewrites: (page) =>
    page.replace(/^(.+)(?<!\/index)\.md$/, (path, name) => (name === 'index' ? path : `${name}/index.md`)),
  title: 'scp-backup',
  // Without it the theme adds a style to the page, which the policy forbids.
  appearance: { disableTransition: false } as never,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  metaChunk: true,
  // In order, so that the search index of two builds is the same.
  buildConcurrency: 1,
  locales: Object.fromEntries(languages.map((language) => [language, localeOf(language)])),
  themeConfig: {
    // Above the languages there is only the page for an address that leads nowhere.
    nav: languages.map((language) => ({ text: texts[language].name, link: `/${language}/` })),
    socialLinks: [{ icon: 'github', link: repository, ariaLabel: 'GitHub' }],
    search: {
      provider: 'local',
      // VitePress drops names with an underscore; any other function would need `eval` in the page.
      options: {
        detailedView: true,
        _render: searchText,
        locales: searchTexts,
      } as never,
    },
  },
  markdown: {
    config: finishHtml,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'scp-console' } } },
  vite: {
    plugins: [llmstxt({ ignoreFiles: ['redoc/**', 'index.md'], injectLLMHint: false }) as never],
    build: { chunkSizeWarningLimit: 4000 },
  },
  transformPageData: (page) => ({ lastUpdated: lastChange(page.filePath) }),
  transformHtml: withPolicy,
});
