import { expect, test } from 'vitest';
import { desktop, search, useSite } from './site-browser.ts';

const site = useSite();

test.each([
  ['en', 'pagination', 'paging/'],
  ['en', 'rate limit', 'errors/'],
  ['en', 'duration', 'times/'],
  ['en', 'timezone', 'times/'],
  ['en', 'permission', 'errors/'],
  ['en', 'audit', ''],
  ['ko', '페이지네이션', 'paging/'],
  ['ko', '감사', ''],
  ['ko', '소요 시간', 'times/'],
  ['ko', '방화벽은', 'errors/'],
  ['ko', '시간대를', 'times/'],
])('in %s, "%s" is found on %s by the keyboard alone', async (language, asked, path) => {
  const { page, trouble } = await site.visit(`${language}/versions/`, { viewport: desktop });
  await search(page, asked);
  const results = page.locator('.VPLocalSearchBox .result');
  await results.first().waitFor();
  const found = await results.evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
  expect(found).toContain(`/${language}/${path}`);
  await page.locator('.VPLocalSearchBox .excerpt').first().waitFor();
  expect(trouble).toEqual([]);
});

test('nothing found is said', async () => {
  const { page } = await site.visit('ko/', { viewport: desktop });
  await search(page, 'qqqqzzzz');
  await page.getByText('검색 결과가 없습니다').waitFor();
});
