import { describe, expect, test } from 'vitest';
import { externalAssets } from '../src/external.ts';
import { render } from '../src/markdown.ts';

describe('the check for external assets', () => {
  test.each([
    '<script src="https://a.test/x.js"></script>',
    "<img alt='' src='//a.test/x.png'>",
    '<link rel=stylesheet href=https://a.test/x.css>',
    '<iframe src="https://a.test/"></iframe>',
    '<source srcset="https://a.test/x.webp 2x">',
    '<style>@import "https://a.test/x.css";</style>',
    '<style>b{background:url( "https://a.test/x.png" )}</style>',
    '<object data="https://a.test/x.svg"></object>',
  ])('finds %s', (html) => {
    expect(externalAssets(html).length).toBe(1);
  });

  test('leaves links and scripts of the page alone', () => {
    expect(
      externalAssets('<a href="https://a.test/">a</a><script>const s = "<img src=\'https://a.test/x\'>";</script>'),
    ).toEqual([]);
  });
});

test('an address of a heading keeps letters of every language, and is there once', () => {
  const page = '## 1. Start the mock\n\n## 서명, 한 단계씩\n\n## a — b\n\n## a - b\n\n## a-b 2\n\n## A B';
  expect(render(page).headings.map(({ id }) => id)).toEqual([
    '1-start-the-mock',
    '서명-한-단계씩',
    'a-b',
    'a-b-2',
    'a-b-2-2',
    'a-b-3',
  ]);
});

test('a page with another number of headings than the English one is refused', () => {
  expect(() => render('# 제목\n\n## 하나', ['Title', 'One', 'Two'])).toThrow(
    '"제목" has 2 headings; the English page has 3',
  );
});
