import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Links of a Markdown file to files and headings that are not there. Addresses with a scheme are not looked up. */
export async function brokenLinks(root: string, path: string): Promise<readonly string[]> {
  const text = withoutCode(await readFile(join(root, path), 'utf8'));
  const targets = [...text.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, target]) => `${target}`);
  const problems = await Promise.all(
    targets.filter((target) => !/^[a-z][a-z+.-]*:/i.test(target)).map((target) => problemOf(root, path, target)),
  );
  return problems.flatMap((problem) => (problem ? [`${path}: ${problem}`] : []));
}

async function problemOf(root: string, path: string, target: string): Promise<string | undefined> {
  const [file = '', anchor] = target.split('#');
  const full = file === '' ? join(root, path) : join(root, dirname(path), decodeURIComponent(file));
  if (!existsSync(full)) return `${target} leads to no file`;
  if (relative(root, full).startsWith('..')) return `${target} leads out of the repository`;
  if (anchor === undefined) return undefined;
  const found = (await anchors(full)).includes(decodeURIComponent(anchor));
  return found ? undefined : `${target} leads to no heading`;
}

/** The addresses of the headings of a file, as GitHub makes them. */
async function anchors(file: string): Promise<readonly string[]> {
  const text = withoutCode(await readFile(file, 'utf8'));
  const seen = new Map<string, number>();
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const plain = heading.replaceAll(/[`*]/g, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const slug = plain
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

function withoutCode(text: string): string {
  return text
    .replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ''));
}
