import type { Flags } from '../command-line/command.ts';

export const periodFlags: Flags = {
  since: {
    type: 'string',
    value: 'time',
    text: {
      en: 'rows from then on: 2026-10-01, 2026-10-01T09:00, or an age such as 30d, 12h, 2w',
      ko: '이 시점부터의 행: 2026-10-01, 2026-10-01T09:00, 또는 30d, 12h, 2w 같은 기간',
    },
  },
  until: {
    type: 'string',
    value: 'time',
    text: { en: 'rows until then; a date is included', ko: '이 시점까지의 행. 날짜를 쓰면 그날까지 포함' },
  },
  'last-month': { type: 'boolean', text: { en: 'rows of the last calendar month', ko: '지난달의 행' } },
};

export const formatFlags: Flags = {
  output: {
    type: 'string',
    short: 'o',
    value: 'format',
    choices: ['table', 'json', 'ndjson', 'csv'],
    text: { en: 'format of the output', ko: '출력 형식' },
    default: 'table',
  },
  'output-file': {
    type: 'string',
    value: 'file',
    text: {
      en: 'writes to a file, which appears when it is complete',
      ko: '파일에 저장. 전체를 저장하거나 전혀 저장하지 않음',
    },
  },
  columns: {
    type: 'string',
    value: 'a,b',
    text: {
      en: 'these fields, in this order, in every format',
      ko: '출력할 필드와 순서. 모든 형식에 적용',
    },
  },
  bom: {
    type: 'boolean',
    text: {
      en: 'a byte order mark before CSV, by which Excel reads Hangul',
      ko: 'CSV 앞에 BOM을 넣어 Excel에서 한글이 깨지지 않게 함',
    },
  },
};

export const wideFlag: Flags = {
  wide: { type: 'boolean', text: { en: 'a table of all fields, not cut', ko: '모든 필드를 자르지 않은 표' } },
};

export const zoneFlag: Flags = {
  'time-zone': {
    type: 'string',
    value: 'zone',
    text: {
      en: 'zone of the times that are read and written: Asia/Seoul, UTC, +09:00',
      ko: '입력과 출력에 사용할 시간대: Asia/Seoul, UTC, +09:00',
    },
    default: { en: 'times as the service writes them, UTC assumed', ko: '서비스가 보낸 그대로, UTC로 가정' },
  },
};
