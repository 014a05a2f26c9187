import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from './languages.ts';

const packages = fileURLToPath(new URL('../..', import.meta.url));
const own = '@scp-backup/';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['package', 'ours', 'others (licence)', 'packages of others in all'],
  ko: ['패키지', '이 프로젝트의 패키지', '외부 패키지(라이선스)', '외부 패키지 전체 수'],
};

/** What each published package brings with it, as a Markdown table, read from what is installed. */
export async function dependencyTable(language: Language): Promise<string> {
  const head = heads[language];
  const lines = [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`];
  for (const folder of (await readdir(packages)).sort()) {
    const manifest = await manifestOf(join(packages, folder));
    if (manifest.private) continue;
    const names = Object.keys(manifest.dependencies ?? {});
    const ours = names.filter((name) => name.startsWith(own)).map((name) => `\`${name.slice(own.length)}\``);
    const others = await Promise.all(
      names
        .filter((name) => !name.startsWith(own))
        .map((name) => manifestOf(join(packages, folder, 'node_modules', name))),
    );
    const texts = others.map(({ name, version, license }) => `\`${name}\` ${version} (${license})`);
    const all = await brought(join(packages, folder));
    lines.push(`| \`${manifest.name}\` | ${ours.join(', ') || '–'} | ${texts.join(', ') || '–'} | ${all.size} |`);
  }
  return lines.join('\n');
}

/** The packages of others that come with the one in a folder, by name and version. */
async function brought(folder: string, found: Set<string> = new Set()): Promise<Set<string>> {
  const { dependencies = {} } = await manifestOf(folder);
  for (const name of Object.keys(dependencies)) {
    const place = await placeOf(folder, name);
    const { version } = await manifestOf(place);
    const key = name.startsWith(own) ? name : `${name}@${version}`;
    if (found.has(key)) continue;
    found.add(key);
    await brought(place, found);
  }
  return new Set([...found].filter((key) => !key.startsWith(own)));
}

/** Where a dependency lies: in the folder of its user, or beside it. */
async function placeOf(folder: string, name: string): Promise<string> {
  for (let place = folder; place !== dirname(place); place = dirname(place)) {
    const found = await realpath(join(place, 'node_modules', name)).catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`${name} is not installed for ${folder}`);
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}
