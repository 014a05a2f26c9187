import { expect, test } from 'vitest';
import { results, search, troubleOf, useSite } from './site-browser.ts';

const site = useSite();

test.each([
  ['en', 'pagination', 'paging/'],
  ['en', 'rate limit', 'errors/'],
  ['en', 'duration', 'times/'],
  ['en', 'timezone', 'times/'],
  ['en', 'permission', 'errors/'],
  ['en', 'audit', 'evidence/'],
  ['en', 'jest', 'testing/'],
  ['en', 'certificate', 'errors/'],
  ['en', 'swagger', 'reference/'],
  ['ko', '페이지네이션', 'paging/'],
  ['ko', '감사', ''],
  ['ko', '중복', 'paging/'],
  ['ko', '부분 성공', 'versions/'],
  ['ko', '소요 시간', 'times/'],
  ['ko', '방화벽은', 'errors/'],
  ['ko', '시간대를', 'times/'],
])('in %s, "%s" is found on %s by the keyboard alone', async (language, asked, path) => {
  const visit = await site.visit(`${language}/versions/`);
  const { page } = visit;
  await search(page, asked);
  // At first those of the last search are there.
  await expect.poll(() => results(page), { timeout: 20_000 }).toContain(`/${language}/${path}`);
  await page.locator('.VPLocalSearchBox .excerpt').first().waitFor();
  expect(troubleOf(visit)).toEqual([]);
});

test('nothing found is said', async () => {
  const { page } = await site.visit('ko/');
  await search(page, 'qqqqzzzz');
  await page.getByText('검색 결과가 없습니다').waitFor();
});
