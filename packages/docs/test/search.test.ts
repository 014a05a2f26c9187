import { describe, expect, test } from 'vitest';
import { searchIndex } from './search-index.ts';
import { results, search, troubleOf, useSite } from './site-browser.ts';

const site = useSite();
const english = await searchIndex('en');
const korean = await searchIndex('ko');

describe('of the first five results, one is on the page that helps', () => {
  test.each([
    ['pagination', 'paging/'],
    ['rate limit', 'errors/'],
    ['duration', 'times/'],
    ['timezone', 'times/'],
    ['permission', 'errors/'],
    ['audit', 'evidence'],
    ['jest', 'testing/'],
    ['certificate', 'errors/'],
    ['swagger', 'reference/'],
    ['auth failed', 'errors/#401'],
    ['429', 'errors/#429'],
    ['permision', 'errors/#403'],
    ['report', 'evidence/'],
    ['pdf', 'evidence/'],
    ['offline', 'dependencies/'],
    ['how many', 'cli/'],
    ['token', 'signing/'],
    ['SCP_ACCESS_KEY', 'vendor-tools/'],
  ])('"%s": %s', (query, page) => {
    expect(english(query).slice(0, 5).join('\n')).toContain(`/en/${page}`);
  });

  test.each([
    ['페이지네이션', 'paging/'],
    ['감사', 'evidence'],
    ['중복', 'paging/'],
    ['부분 성공', 'evidence-policy/'],
    ['소요 시간', 'times/'],
    ['방화벽은', 'errors/'],
    ['시간대를', 'times/'],
    ['인증실패', 'errors/#401'],
    ['소요시간', 'times/'],
    ['종료코드', 'cli/'],
    ['환경변수', 'cli/'],
    ['복구이력', 'reference/listBackupRestoreHistories/'],
    ['복원 실패', 'reference/listBackupRestoreHistories/#body-200-failed'],
    ['몇 건', 'cli/'],
    ['인증키 발급', 'quick-start/'],
    ['폐쇄망', 'dependencies/'],
    ['엑셀', 'paging/'],
    ['증적', 'evidence/'],
  ])('"%s": %s', (query, page) => {
    expect(korean(query).slice(0, 5).join('\n')).toContain(`/ko/${page}`);
  });
});

// What the index answers is above; here the box shows it.
test.each([
  ['en', 'pagination', 'paging/', 'No results for'],
  ['ko', '방화벽은', 'errors/', '검색 결과가 없습니다'],
])('in %s, "%s" is found on %s by the keyboard alone', async (language, query, path, nothing) => {
  const visit = await site.visit(`${language}/versions/`);
  const { page } = visit;
  await search(page, query);
  await expect.poll(() => results(page), { timeout: 20_000 }).toContain(`/${language}/${path}`);
  await page.locator('.VPLocalSearchBox .excerpt').first().waitFor();
  await page.locator('#localsearch-input').fill('qqqqzzzz');
  await page.getByText(nothing).waitFor();
  expect(troubleOf(visit)).toEqual([]);
});
