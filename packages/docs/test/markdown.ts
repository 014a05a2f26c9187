import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../..', import.meta.url));

/** The blocks of code in a language, in the order of a Markdown file. */
export async function codeBlocks(path: string, language: string): Promise<string[]> {
  const text = await readFile(join(root, path), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1] ?? '');
}

/** The guides of the documentation, in both languages. */
export async function guidePaths(): Promise<string[]> {
  const content = 'packages/docs/content';
  const files = await readdir(join(root, content), { recursive: true });
  return files
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(content, file))
    .sort();
}
