import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { operations, version } from '@scp-backup/openapi';
import { texts as words } from '@scp-backup/openapi/texts';
import type { DefaultTheme, LocaleConfig } from 'vitepress';
import type { Language } from './languages.ts';
import { codePages, texts } from './texts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The address of the project, which stands in the root's manifest alone. */
export const repository: string = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).repository.url.replace(
  /^git\+(.*)\.git$/,
  '$1',
);

/** The guides by what readers want, in the order of the menu. Each is a Markdown file of this name in both languages. */
const groups = {
  start: ['index', 'quick-start', 'errors'],
  audit: ['evidence', 'evidence-policy', 'evidence-automation', 'evidence-sql'],
  use: ['cli', 'paging', 'testing', 'dependencies', 'vendor-tools'],
  service: ['signing', 'times', 'versions', 'other-services', 'glossary'],
} as const;

export const guides: readonly string[] = Object.values(groups).flat();

export function localeOf(language: Language): LocaleConfig<DefaultTheme.Config>[string] {
  const t = texts[language];
  const menu = menuOf(language);
  return {
    label: t.name,
    lang: language,
    description: t.description,
    themeConfig: {
      ...t.theme,
      nav: [
        { text: t.guides, link: `/${language}/quick-start/`, activeMatch: `^/${language}/(?!reference/)` },
        { text: t.reference, link: `/${language}/reference/`, activeMatch: `^/${language}/reference/` },
        { text: 'Redoc', link: `/redoc/${language}/`, target: '_self' },
      ],
      sidebar: { [`/${language}/`]: menu },
      outline: { level: [2, 3], label: t.theme.outlineTitle },
      editLink: { pattern: `${repository}/edit/main/packages/docs/content/:path`, text: t.editLink },
      lastUpdated: { text: t.lastUpdated, formatOptions: { dateStyle: 'long', forceLocale: true } },
      footer: { message: t.unofficial, copyright: `MIT · ${version}` },
    },
  };
}

function menuOf(language: Language): DefaultTheme.SidebarItem[] {
  const t = texts[language];
  const link = (name: string) => ({
    text: titleOf(language, name),
    link: `/${language}/${name === 'index' ? '' : `${name}/`}`,
  });
  return [
    ...(Object.keys(groups) as (keyof typeof groups)[]).map((group) => ({
      text: t.guideGroups[group],
      items: groups[group].map(link),
    })),
    {
      text: t.reference,
      items: [
        { text: t.overview, link: `/${language}/reference/` },
        ...Object.keys(operations).map((id) => ({
          text: words[language][id as keyof typeof operations].summary.replace(/\.$/, ''),
          link: `/${language}/reference/${id}/`,
        })),
        ...codePages.map((name) => ({ text: t.code[name].title, link: `/${language}/reference/${name}/` })),
      ],
    },
    { text: t.project, items: [{ text: t.changelog, link: `/${language}/changes/` }] },
  ];
}

/** The first heading of a guide. */
function titleOf(language: Language, name: string): string {
  const text = readFileSync(new URL(`../content/${language}/${name}.md`, import.meta.url), 'utf8');
  return name === 'index' ? texts[language].home : (/^# (.*)$/m.exec(text)?.[1] ?? name);
}

/** The words of the search box. */
export const searchTexts: DefaultTheme.LocalSearchOptions['locales'] = { ko: { translations: texts.ko.search } };
