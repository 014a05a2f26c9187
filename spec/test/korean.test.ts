import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redocly } from '@scp-backup/tooling/redocly';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

function textsOf(document: Json): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  eachText(document, (holder, key, pointer) => {
    texts.set(pointer, String(holder[key]));
  });
  return texts;
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
    // The vendor writes this one in English.
    if (!/[가-힣]/.test(String(holder[key])) && holder[key] !== 'Backup ID') foreign.push(`${pointer}: ${holder[key]}`);
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

/** The vendor's Korean page and model page, word for word. */
const vendorTexts: readonly [string, string][] = [
  ['/paths/~1v1~1backups~1{backup_id}~1restore-histories/get', '복구 이력을 조회한다.'],
  ...Object.entries({
    backup_id: 'Backup ID',
    page: '페이지',
    size: '항목 수',
    sort: '정렬 조건',
    restore_state: '복구 상태',
    start_time: '시작 일시',
    end_time: '검색 종료 일시',
  }).map(([name, text]): [string, string] => [`/components/parameters/${name}`, text]),
  ...Object.entries({ contents: 'Backup 복구 이력', count: '갯수' }).map(([name, text]): [string, string] => [
    `/components/schemas/BackupRestoreHistoryListResponse/properties/${name}`,
    text,
  ]),
  ...Object.entries({
    backup_id: 'Backup ID',
    backup_start_time: 'Backup 일시',
    created_at: '생성 시간',
    created_by: '생성자',
    modified_at: '수정 시간',
    modified_by: '수정자',
    restore_end_time: '복구 완료 일시',
    restore_server_id: '복구 서버 ID',
    restore_server_name: '복구 서버명',
    restore_start_time: '복구 시작 일시',
    schedule_name: '스케줄명',
  }).map(([name, text]): [string, string] => [`/components/schemas/BackupRestoreHistory/properties/${name}`, text]),
  ['/components/schemas/RestoreState', '복구 상태'],
];

describe('the Korean text begins as the vendor’s, word for word:', () => {
  let texts: ReadonlyMap<string, string>;

  beforeAll(async () => {
    texts = textsOf(await overlayOn(await bundled(folder)));
  });

  test.each(vendorTexts)('%s: %s', (pointer, text) => {
    const [first] = (texts.get(`${pointer}/description`) ?? '').trim().split(/(?<=[^.])\. |\n/);
    expect(first).toBe(text);
  });

  test('an operation is not called a job', () => {
    expect([...texts].filter(([, text]) => text.includes('작업'))).toEqual([]);
  });
});
