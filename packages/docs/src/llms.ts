import { type Language, languages } from './languages.ts';
import type { MenuItem } from './layout.ts';
import { texts } from './texts.ts';

/** `llms.txt`: where the texts are, for readers who are programs. */
export function llms(
  menus: Readonly<Record<Language, readonly MenuItem[]>>,
  leads: Readonly<Record<Language, string>>,
): string {
  const parts = [`# ${texts.en.site}`, `> ${leads.en} ${texts.en.unofficial}`];
  for (const language of languages) {
    const guides = menus[language].filter(({ path }) => path !== '' && path !== 'reference/');
    parts.push(
      `## ${texts[language].name}`,
      ...(language === 'en' ? [] : [`${leads[language]} ${texts[language].unofficial}`]),
      [
        ...guides.map(({ path, title }) => `- [${title}](${language}/${path.replace(/\/$/, '')}.md)`),
        `- [${texts[language].files}](openapi.${language}.yaml)`,
      ].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}
