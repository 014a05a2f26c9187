import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withOverlay } from '../../scripts/generate/bundle.ts';
import { eachText, koreanProblems } from '../../scripts/generate/korean.ts';
import { bundled, copyOfSpec, edit, type Json, removeCopy } from './spec-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await copyOfSpec();
});

afterEach(() => removeCopy(folder));

function textsOf(document: Json): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  eachText(document, (holder, key, path) => {
    texts.set(path.join(' '), String(holder[key]));
  });
  return texts;
}

const overlay = () => join(folder, 'overlays/ko.yaml');

test('each text of the document has its Korean text, and each action of the overlay finds its place', async () => {
  expect(await koreanProblems(await bundled(folder), overlay())).toEqual([]);
});

test('texts without Korean are shown as actions, beside the Korean that the same English has elsewhere', async () => {
  await edit(folder, 'openapi.yaml', (text) =>
    text.replace(
      'tags:\n',
      'tags:\n  - name: a-new-tag\n    x-displayName: A new tag\n    description: The backups there are.\n',
    ),
  );
  expect(await koreanProblems(await bundled(folder), overlay())).toEqual([
    [
      'spec/overlays/ko.yaml lacks Korean texts. Fill in and add:',
      "  - target: $.tags[?@.name == 'a-new-tag']",
      '    update:',
      "      x-displayName: '' # A new tag",
      "      description: '' # The backups there are. → 어떤 백업이 있는지 보여 줍니다.",
    ].join('\n'),
  ]);
});

test.each(['value', 'example', 'description', 'parameters'])('a field may be called %s', (name) => {
  const field = { type: 'string', description: 'What it is.', example: { description: 'data' } };
  const texts: string[] = [];
  eachText({ components: { schemas: { Thing: { properties: { [name]: field } } } } }, (holder, key) => {
    texts.push(String(holder[key]));
  });
  expect(texts).toEqual(['What it is.']);
});

test.each([
  ['is left empty', '백업\n', "''\n"],
  ['is English', '백업\n', 'Backups\n'],
])('a Korean text that %s is missing', async (_, korean, text) => {
  await edit(folder, 'overlays/ko.yaml', (all) => all.replace(`x-displayName: ${korean}`, `x-displayName: ${text}`));
  expect(await koreanProblems(await bundled(folder), overlay())).toEqual([
    expect.stringContaining("x-displayName: '' # Backups"),
  ]);
});

test.each([
  ["?@.name == 'histories'", "$.tags[?@.name == 'histories'] finds nothing: correct or remove the action"],
  ['0', "$.tags[0] finds by an index: use [?@.name == '…']"],
])('an action with [%s] is named', async (step, problem) => {
  await edit(folder, 'overlays/ko.yaml', (text) => text.replace("?@.name == 'restore-histories'", step));
  expect(await koreanProblems(await bundled(folder), overlay())).toContain(`spec/overlays/ko.yaml: ${problem}`);
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
  expect(wordless(await withOverlay(document, overlay()))).toEqual(wordless(document));
});

/** The vendor's Korean page and model page, word for word. */
const vendorTexts: readonly [string, string][] = [
  ['paths /v1/backups/{backup_id}/restore-histories get', '복구 이력을 조회한다.'],
  ...Object.entries({
    backup_id: 'Backup ID',
    page: '페이지',
    size: '항목 수',
    sort: '정렬 조건',
    restore_state: '복구 상태',
    start_time: '시작 일시',
    end_time: '검색 종료 일시',
  }).map(([name, text]): [string, string] => [`components parameters ${name}`, text]),
  ...Object.entries({ contents: 'Backup 복구 이력', count: '갯수' }).map(([name, text]): [string, string] => [
    `components schemas BackupRestoreHistoryListResponse properties ${name}`,
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
  }).map(([name, text]): [string, string] => [`components schemas BackupRestoreHistory properties ${name}`, text]),
  ['components schemas RestoreState', '복구 상태'],
];

describe('the Korean text begins as the vendor’s, word for word:', () => {
  let texts: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const copy = await copyOfSpec();
    texts = textsOf(await withOverlay(await bundled(copy), join(copy, 'overlays/ko.yaml')));
    await removeCopy(copy);
  });

  test.each(vendorTexts)('%s: %s', (pointer, text) => {
    const [first] = (texts.get(`${pointer} description`) ?? '').trim().split(/(?<=[^.])\. |\n/);
    expect(first).toBe(text);
  });

  test('an operation is not called a job', () => {
    expect([...texts].filter(([, text]) => text.includes('작업'))).toEqual([]);
  });
});
