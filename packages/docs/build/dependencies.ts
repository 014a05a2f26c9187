import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from './languages.ts';
import { code, table } from './markdown.ts';

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
  en: ['package', 'ours', 'others (licence)'],
  ko: ['패키지', '이 프로젝트의 패키지', '외부 패키지(라이선스)'],
};

/** What each published package brings with it, as a Markdown table, read from what is installed. */
export function dependencyTable(language: Language): string {
  const folders = readdirSync(packages).sort();
  const published = folders.map((folder) => [folder, manifestOf(folder)] as const).filter(([, one]) => !one.private);
  const rows = published.map(([folder, { name, dependencies = {} }]) => {
    const names = Object.keys(dependencies);
    const ours = names.filter((one) => one.startsWith(own)).map((one) => code(one.slice(own.length)));
    const others = names
      .filter((one) => !one.startsWith(own))
      .map((one) => manifestOf(`${folder}/node_modules/${one}`));
    const texts = others.map((one) => `${code(one.name)} ${one.version} (${one.license})`);
    return [code(name), ours.join(', ') || '–', texts.join(', ') || '–'];
  });
  return table(heads[language], rows);
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(`${packages}/${folder}/package.json`, 'utf8'));
}
