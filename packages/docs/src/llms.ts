import { languages } from './languages.ts';
import type { MenuItem } from './layout.ts';
import { texts } from './texts.ts';

/** `llms.txt`: where the texts are, for readers who are programs. */
export function llms(menus: Readonly<Record<(typeof languages)[number], readonly MenuItem[]>>, lead: string): string {
  const parts = [`# ${texts.en.site}`, `> ${lead} ${texts.en.unofficial}`];
  for (const language of languages) {
    const guides = menus[language].filter(({ path }) => path !== '' && path !== 'reference/');
    parts.push(
      `## ${texts[language].name}`,
      [
        ...guides.map(({ path, title }) => `- [${title}](${language}/${path.replace(/\/$/, '')}.md)`),
        `- [${texts[language].files}](openapi.${language}.yaml)`,
      ].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}
