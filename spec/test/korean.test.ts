import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redocly } from '@scp-backup/tooling/redocly';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { bundled, copyOfSpec, type Json, removeCopy } from './spec-folder.ts';

let folder: string;

beforeAll(async () => {
  folder = await copyOfSpec();
});

afterAll(() => removeCopy(folder));

/** Keys whose texts people read. A schema's `title` is its name and stays. */
const textKeys = new Set(['description', 'summary', 'x-displayName']);

type Visit = (holder: Json, key: string, pointer: string) => void;

/** Visits every text of the document; what stands in examples is data. */
function eachText(node: unknown, visit: Visit, pointer = ''): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const here = `${pointer}/${key.replaceAll('/', '~1')}`;
    if (key === 'value' || key === 'example') continue;
    const named = /\/(properties|parameters|responses|schemas|examples|headers|variables|securitySchemes)$/.test(
      pointer,
    );
    if (typeof value === 'string' && !named && (textKeys.has(key) || here === '/info/title'))
      visit(node as Json, key, here);
    else eachText(value, visit, here);
  }
}

async function overlayOn(document: Json): Promise<Json> {
  const marked = join(folder, 'marked.yaml');
  await writeFile(marked, stringify(document));
  const output = join(folder, 'marked.ko.yaml');
  const overlay = join(folder, 'overlays/ko.yaml');
  const result = await redocly(['bundle', marked, '--output', output, '--overlay', overlay], { cwd: folder });
  if (result.code !== 0) throw new Error(result.output);
  return parse(await readFile(output, 'utf8')) as Json;
}

test('each text of the document has its Korean text', async () => {
  const document = await bundled(folder);
  eachText(document, (holder, key) => {
    holder[key] = 'ENGLISH';
  });
  const missing: string[] = [];
  eachText(await overlayOn(document), (holder, key, pointer) => {
    if (holder[key] === 'ENGLISH') missing.push(pointer);
  });
  expect(missing).toEqual([]);
});

test('the Korean texts are Korean', async () => {
  const foreign: string[] = [];
  eachText(await overlayOn(await bundled(folder)), (holder, key, pointer) => {
    if (!/[가-힣]/.test(String(holder[key])) && !/^HTTP/.test(String(holder[key])))
      foreign.push(`${pointer}: ${holder[key]}`);
  });
  expect(foreign).toEqual([]);
});

test('the overlay changes texts and nothing else', async () => {
  const document = await bundled(folder);
  const wordless = (value: Json): Json => {
    const copy = structuredClone(value);
    eachText(copy, (holder, key) => {
      holder[key] = '';
    });
    return copy;
  };
  expect(wordless(await overlayOn(document))).toEqual(wordless(document));
});

test('each action of the overlay finds its place', async () => {
  const document = await bundled(folder);
  const overlay = parse(await readFile(join(folder, 'overlays/ko.yaml'), 'utf8')) as { actions: { target: string }[] };
  const lost = overlay.actions.filter(({ target }) => {
    const keys = [...target.matchAll(/\.([\w]+)|\['([^']+)'\]|\[(\d+)\]/g)].map(
      (match) => match[1] ?? match[2] ?? match[3],
    );
    return keys.reduce<unknown>((node, key) => (node as Json | undefined)?.[key ?? ''], document) === undefined;
  });
  expect(lost).toEqual([]);
});

test('the Korean texts that the vendor gives are the vendor’s', async () => {
  const korean = JSON.stringify(await overlayOn(await bundled(folder)));
  for (const text of [
    '복구 이력을 조회한다.',
    '페이지',
    '항목 수',
    '정렬 조건',
    '복구 상태',
    '시작 일시',
    '검색 종료 일시',
  ]) {
    expect(korean).toContain(text);
  }
});
