import type { Source } from './document.ts';
import type { Language } from './languages.ts';

/** The pages of the reference that are made from code, in the order of the menu. */
export const codePages = ['client', 'error-codes', 'command-line', 'mock'] as const;

export type CodePage = (typeof codePages)[number];

interface CodePageTexts {
  readonly title: string;
  readonly lead: string;
  /** The headings, by type. */
  readonly sections: Readonly<Record<string, string>>;
}

const en = {
  name: 'English',
  description: 'TypeScript toolkit for the backup service of the Samsung Cloud Platform v2. Unofficial.',
  home: 'Start',
  unofficial: 'Unofficial; not affiliated with the vendor.',
  guides: 'Guides',
  guideGroups: {
    start: 'Get started',
    audit: 'Evidence for audits',
    use: 'Command line and library',
    service: 'How the service works',
  },
  reference: 'Reference',
  project: 'Project',
  overview: 'API overview',
  changelog: 'Changes',
  changelogText: 'What changed in which version of the packages.',
  unreleased: 'Not released yet',
  editLink: 'Edit this page on GitHub',
  lastUpdated: 'Last change',
  theme: {
    outlineTitle: 'On this page',
    skipToContentLabel: 'Skip to content',
    notFound: { quote: 'There is no page at this address.', linkText: 'Go to the start page' },
  } as { outlineTitle: string; notFound: { quote: string; linkText: string } } & Record<string, unknown>,
  search: {} as Record<string, object>,
  files: 'OpenAPI document',
  portable: 'For Swagger UI, Postman and code generators, without null in the query',
  about: 'What the document says of itself',
  list: {
    title: 'Paging, sorting and filters',
    page: (name: string, first: number) => `${name} counts from ${first}.`,
    size: (name: string, fallback?: number, maximum?: number) =>
      `${name} rows on a page${fallback === undefined ? '' : `; ${fallback} without it`}${maximum === undefined ? '' : `; ${maximum} at most`}.`,
    count: {
      total: (name: string) => `${name} counts all rows that match.`,
      page: (name: string) => `${name} counts the rows of the page.`,
    },
    sort: (name: string, fields: string) => `${name} sorts by: ${fields}.`,
    filter: {
      equals: (name: string, field: string) => `${name}: rows whose ${field} is equal.`,
      from: (name: string, field: string) => `${name}: rows whose ${field} is this time or later.`,
      until: (name: string, field: string) => `${name}: rows whose ${field} is this time or earlier.`,
    },
  },
  code: {
    client: {
      title: 'Client options',
      lead: 'Every option of createBackupClient and of a call, made from the code.',
      sections: {
        BackupClientOptions: 'Options of the client',
        RetryOptions: 'Retries',
        PaceOptions: 'Pace',
        ClockOptions: 'Clock',
        ListOptions: 'Options of a call',
        WithResponse: 'A response',
        WalkWarning: 'Warnings of a walk',
        AttemptEvent: 'Attempts, for metrics and traces',
      },
    },
    'error-codes': {
      title: 'Error codes',
      lead: 'Every code of BackupError and every detail that it carries, made from the code.',
      sections: { BackupErrorCode: 'Codes', BackupErrorDetails: 'Details' },
    },
    'command-line': {
      title: 'Command-line flags',
      lead: 'What scp-backup prints with --help, made when this site is built.',
      sections: {},
    },
    mock: {
      title: 'Mock options',
      lead: 'Every option of startMock and createMockHandler, every fault, and what a test can do meanwhile, made from the code.',
      sections: {
        MockOptions: 'Options of the mock',
        GenerateOptions: 'Generated rows',
        Fault: 'Faults',
        MockControl: 'What a test can do',
        MockClock: 'Clock',
        JournalEntry: 'Journal of requests',
      },
    },
  } as Readonly<Record<CodePage, CodePageTexts>>,
  console: 'Try it: sign and send',
  parameters: 'Parameters',
  example: 'Example',
  responses: 'Responses',
  bodies: 'Response bodies',
  schemas: 'Schemas',
  samples: 'Samples',
  operations: 'Operations',
  required: 'required',
  nullable: 'may be null',
  fallback: 'default',
  allowed: 'values',
  known: 'known values; others may come',
  since: 'since',
  documented: 'documented',
  sources: { 'vendor-code': 'vendor code', observed: 'observed', assumed: 'assumed' } as Readonly<
    Record<Source, string>
  >,
  headers: 'Headers',
  servers: 'Servers',
  permission: 'Permission',
  column: { name: 'Name', status: 'Status', facts: 'Type', meaning: 'Meaning', source: 'Source' },
};

type Texts = typeof en;

const ko: Texts = {
  name: '한국어',
  description: 'Samsung Cloud Platform v2 백업 서비스용 TypeScript 도구 모음. 비공식 프로젝트입니다.',
  home: '시작하기',
  unofficial: '비공식 프로젝트이며 공급사와 관계가 없습니다.',
  guides: '가이드',
  guideGroups: {
    start: '처음이라면',
    audit: '감사와 증적',
    use: '명령줄과 라이브러리',
    service: '서비스 이해하기',
  },
  reference: '레퍼런스',
  project: '프로젝트',
  overview: 'API 개요',
  changelog: '변경 사항',
  changelogText: '패키지 버전별 변경 사항입니다.',
  unreleased: '아직 배포되지 않음',
  editLink: 'GitHub에서 이 페이지 편집하기',
  lastUpdated: '마지막 변경',
  theme: {
    outlineTitle: '이 페이지의 내용',
    skipToContentLabel: '본문으로 건너뛰기',
    docFooter: { prev: '이전', next: '다음' },
    darkModeSwitchLabel: '테마',
    lightModeSwitchTitle: '밝은 테마로 바꾸기',
    darkModeSwitchTitle: '어두운 테마로 바꾸기',
    sidebarMenuLabel: '메뉴',
    returnToTopLabel: '맨 위로',
    langMenuLabel: '언어 바꾸기',
    notFound: { quote: '이 주소에는 페이지가 없습니다.', linkText: '시작 페이지로 가기' },
  },
  search: {
    button: { buttonText: '검색', buttonAriaLabel: '검색' },
    modal: {
      displayDetails: '자세한 목록 보기',
      resetButtonTitle: '검색어 지우기',
      backButtonTitle: '검색 닫기',
      noResultsText: '검색 결과가 없습니다:',
      footer: {
        selectText: '선택',
        selectKeyAriaLabel: 'Enter',
        navigateText: '이동',
        navigateUpKeyAriaLabel: '위 화살표',
        navigateDownKeyAriaLabel: '아래 화살표',
        closeText: '닫기',
        closeKeyAriaLabel: 'Escape',
      },
    },
  },
  files: 'OpenAPI 명세',
  portable: '쿼리에 null이 없는 명세(Swagger UI, Postman, 코드 생성기용)',
  about: '명세 소개',
  list: {
    title: '페이징, 정렬, 필터',
    page: (name, first) => `${name}: 페이지 번호는 ${first}부터 시작합니다.`,
    size: (name, fallback, maximum) =>
      `${name}: 한 페이지의 항목 수${fallback === undefined ? '' : `. 생략하면 ${fallback}`}${maximum === undefined ? '' : `. 최대 ${maximum}`}.`,
    count: {
      total: (name) => `${name}: 조건에 맞는 전체 항목 수입니다.`,
      page: (name) => `${name}: 해당 페이지의 항목 수입니다.`,
    },
    sort: (name, fields) => `${name}: 정렬할 수 있는 필드는 ${fields}입니다.`,
    filter: {
      equals: (name, field) => `${name}: ${field} 값이 같은 행`,
      from: (name, field) => `${name}: ${field} 시각이 이 시각 이후인 행(같은 시각 포함)`,
      until: (name, field) => `${name}: ${field} 시각이 이 시각 이전인 행(같은 시각 포함)`,
    },
  },
  code: {
    client: {
      title: '클라이언트 옵션',
      lead: 'createBackupClient와 각 호출의 모든 옵션입니다. 코드에서 만들었습니다.',
      sections: {
        BackupClientOptions: '클라이언트 옵션',
        RetryOptions: '재시도',
        PaceOptions: '호출 속도',
        ClockOptions: '시계',
        ListOptions: '호출 옵션',
        WithResponse: '응답',
        WalkWarning: '전체 조회 경고',
        AttemptEvent: '메트릭과 트레이스를 위한 시도 정보',
      },
    },
    'error-codes': {
      title: '오류 코드',
      lead: 'BackupError의 모든 코드와 세부 정보입니다. 코드에서 만들었습니다.',
      sections: { BackupErrorCode: '코드', BackupErrorDetails: '세부 정보' },
    },
    'command-line': {
      title: '명령줄 플래그',
      lead: 'scp-backup이 --help로 출력하는 내용입니다. 사이트를 빌드할 때 만들었습니다.',
      sections: {},
    },
    mock: {
      title: 'Mock 서버 옵션',
      lead: 'startMock과 createMockHandler의 모든 옵션, 장애, 테스트 중에 쓸 수 있는 기능입니다. 코드에서 만들었습니다.',
      sections: {
        MockOptions: 'Mock 서버 옵션',
        GenerateOptions: '생성하는 행',
        Fault: '장애',
        MockControl: '테스트에서 할 수 있는 일',
        MockClock: '시계',
        JournalEntry: '요청 기록',
      },
    },
  },
  console: '직접 호출해 보기: 서명하고 보내기',
  parameters: '파라미터',
  example: '예',
  responses: '응답',
  bodies: '응답 본문',
  schemas: '스키마',
  samples: '예제',
  operations: '오퍼레이션',
  required: '필수',
  nullable: 'null 가능',
  fallback: '기본값',
  allowed: '허용 값',
  known: '알려진 값(다른 값이 올 수 있음)',
  since: '버전부터',
  documented: '문서',
  sources: { 'vendor-code': '공급사 코드', observed: '관찰', assumed: '가정' },
  headers: '헤더',
  servers: '서버',
  permission: '권한',
  column: { name: '이름', status: '상태', facts: '형식', meaning: '설명', source: '출처' },
};

/** The words around the pages: what a guide says stands in `content/`. */
export const texts: Readonly<Record<Language, Texts>> = { en, ko };
