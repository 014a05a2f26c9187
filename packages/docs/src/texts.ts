import type { Language } from './languages.ts';

/** Where a statement comes from that the vendor does not document. */
export type Source = 'vendor-code' | 'observed' | 'assumed';

/** The words around the pages: what a guide says stands in `content/`. */
interface Texts {
  readonly name: string;
  readonly site: string;
  readonly home: string;
  readonly unofficial: string;
  readonly guides: string;
  readonly reference: string;
  readonly referenceText: string;
  readonly plain: string;
  readonly plainText: string;
  readonly changelog: string;
  readonly changelogText: string;
  readonly unreleased: string;
  readonly files: string;
  readonly contents: string;
  readonly skip: string;
  readonly search: string;
  readonly searchHint: string;
  readonly results: string;
  readonly noResults: string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
  readonly notFound: string;
  readonly toStart: string;
  readonly console: string;
  readonly noScript: string;
  readonly parameters: string;
  readonly fields: string;
  readonly answers: string;
  readonly bodies: string;
  readonly schemas: string;
  readonly schema: string;
  readonly samples: string;
  readonly required: string;
  readonly nullable: string;
  readonly fallback: string;
  readonly allowed: string;
  readonly known: string;
  readonly documented: string;
  readonly sources: Readonly<Record<Source, string>>;
  readonly assumed: string;
  readonly headers: string;
  readonly servers: string;
  readonly column: {
    readonly name: string;
    readonly status: string;
    readonly facts: string;
    readonly meaning: string;
    readonly source: string;
  };
}

export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    name: 'English',
    site: 'scp-backup',
    home: 'Start',
    unofficial: 'Unofficial; not affiliated with the vendor.',
    guides: 'Guides',
    reference: 'API reference',
    referenceText:
      'Every parameter, field, error and example, a console that signs in the page, and samples in six languages.',
    plain: 'Reference as text',
    plainText: 'The whole reference on one page that needs no script.',
    changelog: 'Changes',
    changelogText: 'What changed in which version of the packages.',
    unreleased: 'Not released yet',
    files: 'OpenAPI document',
    contents: 'On this page',
    skip: 'Skip to the text',
    search: 'Search',
    searchHint: 'Guides and reference',
    results: 'Results',
    noResults: 'Nothing found',
    copy: 'Copy',
    copied: 'Copied',
    close: 'Close',
    notFound: 'There is no page at this address.',
    toStart: 'Go to the start page',
    console: 'Try it',
    noScript: 'The console and the interactive reference need JavaScript. Here is the same as text.',
    parameters: 'Parameters',
    fields: 'Fields of a row',
    answers: 'Answers',
    bodies: 'Bodies of the answers',
    schemas: 'Schemas',
    schema: 'Schema',
    samples: 'Samples',
    required: 'required',
    nullable: 'may be null',
    fallback: 'default',
    allowed: 'allowed',
    known: 'known values',
    documented: 'documented',
    sources: { 'vendor-code': 'vendor code', observed: 'observed', assumed: 'assumed' },
    assumed: 'Assumed: what the vendor does not document. Each of these can be switched where it is used.',
    headers: 'Headers',
    servers: 'Servers',
    column: { name: 'Name', status: 'Status', facts: 'Kind', meaning: 'Meaning', source: 'Source' },
  },
  ko: {
    name: '한국어',
    site: 'scp-backup',
    home: '홈',
    unofficial: '비공식 프로젝트이며 공급사와 관계가 없습니다.',
    guides: '가이드',
    reference: 'API 레퍼런스',
    referenceText: '모든 파라미터, 필드, 오류, 예제와 페이지 안에서 서명하는 콘솔, 여섯 가지 언어의 예제가 있습니다.',
    plain: '텍스트 레퍼런스',
    plainText: '스크립트 없이 볼 수 있는 한 페이지짜리 레퍼런스입니다.',
    changelog: '변경 사항',
    changelogText: '패키지의 버전마다 무엇이 바뀌었는지 적혀 있습니다.',
    unreleased: '아직 배포되지 않음',
    files: 'OpenAPI 명세',
    contents: '이 페이지의 내용',
    skip: '본문으로 건너뛰기',
    search: '검색',
    searchHint: '가이드와 레퍼런스',
    results: '검색 결과',
    noResults: '결과가 없습니다',
    copy: '복사',
    copied: '복사됨',
    close: '닫기',
    notFound: '이 주소에는 페이지가 없습니다.',
    toStart: '홈으로 가기',
    console: '직접 호출해 보기',
    noScript: '콘솔과 대화형 레퍼런스에는 JavaScript가 필요합니다. 아래는 같은 내용의 텍스트입니다.',
    parameters: '파라미터',
    fields: '행의 필드',
    answers: '응답',
    bodies: '응답 본문',
    schemas: '스키마',
    schema: '스키마',
    samples: '예제',
    required: '필수',
    nullable: 'null 가능',
    fallback: '기본값',
    allowed: '허용 값',
    known: '알려진 값',
    documented: '문서',
    sources: { 'vendor-code': '공급사 코드', observed: '관찰', assumed: '가정' },
    assumed: '가정: 공급사 문서에 없는 내용입니다. 쓰는 곳에서 각각 바꿀 수 있습니다.',
    headers: '헤더',
    servers: '서버',
    column: { name: '이름', status: '상태', facts: '형식', meaning: '뜻', source: '출처' },
  },
};
