import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from './languages.ts';
import { texts } from './texts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The headings that changesets writes, in Korean. */
const koreanHeadings: Readonly<Record<string, string>> = {
  'Major Changes': '호환되지 않는 변경',
  'Minor Changes': '추가된 기능',
  'Patch Changes': '고친 점',
};

/** The released and the waiting changes of every package, in one text. Each change is told in both languages. */
export async function changelog(language: Language): Promise<string> {
  const t = texts[language];
  const parts = [`# ${t.changelog}`, t.changelogText];
  const waiting = await changesets();
  if (waiting.length > 0) {
    parts.push(`## ${t.unreleased}`, ...waiting.map((text) => `- ${spoken(text, language)}`));
  }
  for (const name of (await readdir(join(root, 'packages'))).sort()) {
    const text = await readFile(join(root, 'packages', name, 'CHANGELOG.md'), 'utf8').catch(() => '');
    if (text !== '') parts.push(released(text, language));
  }
  return parts.join('\n\n');
}

/** The changelog of a package, one level deeper, without what only repeats the versions of our own packages. */
export function released(text: string, language: Language): string {
  const changes = text
    .replaceAll(/^- Updated dependencies.*(?:\n {2}- .*)*\n?/gm, '')
    .replaceAll(/^#+ \w+ Changes\s+(?=#|(?![\s\S]))/gm, '');
  const told = spoken(changes.trim().replaceAll(/^(#+) /gm, '$1# '), language);
  return language === 'en' ? told : told.replaceAll(/(?<=^#+ )\w+ Changes$/gm, (name) => koreanHeadings[name] ?? name);
}

/** The texts of the changesets that wait for a release. */
export async function changesets(): Promise<string[]> {
  const folder = join(root, '.changeset');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.map((file) => file.replace(/^---\n[\s\S]*?\n---\n/, '').trim()).filter((text) => text !== '');
}

/** The paragraphs of a language: Korean ones hold Hangul, and headings belong to both. */
export function spoken(text: string, language: Language): string {
  return text
    .split(/\n{2,}/)
    .filter((part) => /^\s*#/.test(part) || /\p{Script=Hangul}/u.test(part) === (language === 'ko'))
    .join('\n\n');
}
