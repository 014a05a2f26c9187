import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dependencyTable } from './dependencies.ts';
import type { Language } from './languages.ts';

/** The guides in the order of the menu. Each is a Markdown file of this name in both languages. */
export const guides = [
  'quick-start',
  'signing',
  'paging',
  'errors',
  'times',
  'versions',
  'testing',
  'cli',
  'dependencies',
] as const;

export async function readGuide(language: Language, name: string): Promise<string> {
  const path = fileURLToPath(new URL(`../content/${language}/${name}.md`, import.meta.url));
  const text = await readFile(path, 'utf8');
  return text.includes(tableMark) ? text.replace(tableMark, await dependencyTable(language)) : text;
}

/** Where a guide wants the table of dependencies. */
const tableMark = '{{dependencies}}';
