import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type CodeReader, type Option, readCode } from './code-reader.ts';
import type { Language } from './languages.ts';
import { code, fence, heading, line, table } from './markdown.ts';
import { type CodePage, codePages, texts } from './texts.ts';

/** The doc comments of the code in Korean, by type and name. */
const korean: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../content/ko/code.json', import.meta.url), 'utf8'),
);

let reader: CodeReader | undefined;

function read(): CodeReader {
  reader ??= readCode(['signing', 'client', 'mock']);
  return reader;
}

/** Every doc comment that a page shows, by type and name. */
export function describedTexts(): Readonly<Record<string, string>> {
  const types = codePages.flatMap((page) => Object.keys(texts.en.code[page].sections));
  return Object.fromEntries(types.flatMap((type) => entries(type).map(({ name, text }) => [`${type}.${name}`, text])));
}

const isUnion = (type: string) => type === 'BackupErrorCode';

function entries(type: string): readonly { readonly name: string; readonly text: string }[] {
  return isUnion(type) ? read().members(type) : read().options(type);
}

export function codePage(page: CodePage, language: Language): string {
  const { title, lead, sections } = texts[language].code[page];
  const body =
    page === 'command-line'
      ? commands(language)
      : Object.entries(sections).flatMap(([type, section]) => [
          heading(2, section, type.toLowerCase()),
          code(type),
          isUnion(type) ? memberTable(type, language) : optionTable(type, language),
        ]);
  const front = `---\neditLink: false\ndescription: ${JSON.stringify(lead)}\n---`;
  return [front, heading(1, title, page), lead, ...body].join('\n\n');
}

function optionTable(type: string, language: Language): string {
  const { column, required } = texts[language];
  const rows = read()
    .options(type)
    .map((option) => {
      const name = `${code(option.name)}${option.required && type.endsWith('Options') ? ` ${required}` : ''}<br>${code(option.type.replaceAll('|', '\\|'))}`;
      const text = [meaning(type, option, language), fallback(type, option, language)].filter((one) => one !== '');
      return [name, text.join('<br>')];
    });
  return table([column.name, column.meaning], rows);
}

function memberTable(type: string, language: Language): string {
  const { column } = texts[language];
  const rows = read()
    .members(type)
    .map((one) => [code(one.name), meaning(type, one, language)]);
  return table([column.name, column.meaning], rows);
}

function meaning(
  type: string,
  { name, text }: { readonly name: string; readonly text: string },
  language: Language,
): string {
  return line((language === 'ko' && korean[`${type}.${name}`]) || text);
}

function fallback(type: string, { name, fallback }: Option, language: Language): string {
  if (fallback === undefined) return '';
  const spoken = language === 'ko' ? korean[`${type}.${name}#default`] : fallback;
  if (spoken === undefined && fallback.includes(' ')) throw new Error(`ko/code.json has no ${type}.${name}#default`);
  const value = (spoken ?? fallback).replace(/^'([^']*)'$/, '$1');
  return `${texts[language].fallback}: ${/^[A-Za-z]*[.\d-][\w.-]*$/.test(value) ? code(value) : line(value)}`;
}

/** What each command says of itself. */
function commands(language: Language): string[] {
  const manifest = createRequire(import.meta.url).resolve('@scp-backup/cli/package.json');
  const bin = createRequire(manifest).resolve(`./${JSON.parse(readFileSync(manifest, 'utf8')).bin['scp-backup']}`);
  const help = (...words: readonly string[]) =>
    execFileSync(process.execPath, [bin, ...words], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, COLUMNS: '88', LANG: language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8' },
    });
  // The overview lists the commands, two spaces before each.
  const overview = help('--help');
  const names = [...(overview.split('\n\n')[1] ?? '').matchAll(/^ {2}([a-z-]+(?: [a-z-]+)*)/gm)].map(
    ([, name = '']) => name,
  );
  const all = names.map((name) => ({ name, text: help('help', ...name.split(' ')) }));
  return [
    fence('text', overview),
    ...all.flatMap(({ name, text }) => [
      heading(2, `scp-backup ${name}`, name.replaceAll(' ', '-')),
      fence('text', text),
    ]),
  ];
}
