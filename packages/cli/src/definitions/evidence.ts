import type { Command } from '../command-line/command.ts';
import { idFlags } from '../operations.ts';
import { report } from './evidence-report.ts';
import { connection, general, ownFlags } from './shared.ts';

const collect: Command = {
  words: ['evidence', 'collect'],
  summary: {
    en: 'Collect restore histories into an archive; run it again to go on after an interruption',
    ko: '복구 이력을 증적 자료로 수집. 중단되면 다시 실행해 이어서 수집',
  },
  groups: [
    ownFlags({
      out: {
        type: 'string',
        required: true,
        value: 'dir',
        text: { en: 'the folder of the archive', ko: '증적 자료를 저장할 폴더' },
      },
      since: {
        type: 'string',
        required: true,
        value: 'time',
        text: {
          en: 'from when on restores started: 2026-07-01, or 2026-07-01T00:00:00Z',
          ko: '복구 시작 시각의 시작: 2026-07-01 또는 2026-07-01T00:00:00Z',
        },
      },
      until: {
        type: 'string',
        value: 'time',
        text: { en: 'until when; a date is included', ko: '복구 시작 시각의 끝. 날짜를 쓰면 그날까지 포함' },
        default: { en: 'now', ko: '현재' },
      },
      ...Object.fromEntries(
        idFlags.map((name) => [
          name,
          {
            type: 'string',
            value: 'id',
            multiple: true,
            text: { en: 'a backup; may be given several times', ko: '백업. 여러 번 쓸 수 있음' },
          } as const,
        ]),
      ),
      backups: {
        type: 'string',
        value: 'file',
        text: {
          en: 'backups, one id per line; - reads the standard input',
          ko: '한 줄에 백업 ID 하나씩 적은 파일. -는 표준 입력',
        },
      },
      'all-backups': {
        type: 'boolean',
        text: { en: 'every backup that the service lists', ko: '서비스가 나열하는 모든 백업' },
      },
      'assume-zone': {
        type: 'string',
        value: 'zone',
        text: {
          en: 'the zone of times without one: UTC, or an offset such as +09:00',
          ko: '시간대가 없는 시각의 시간대: UTC 또는 +09:00 같은 오프셋',
        },
        default: 'UTC',
      },
    }),
    connection,
    general,
  ],
  examples: [
    `evidence collect --out 2026-q3 --since 2026-07-01 --until 2026-09-30 --all-backups`,
    `evidence collect --out 2026-q3 --since 2026-07-01 --backups ids.txt`,
  ],
  run: async (flags) => (await import('../commands/evidence-collect.ts')).collectInto(flags),
};

const verify: Command = {
  words: ['evidence', 'verify'],
  summary: {
    en: 'Whether an archive is unchanged: checksums, responses, requests and rows',
    ko: '증적 자료의 변경 여부 검증: 체크섬, 응답, 요청, 행',
  },
  arguments: ['<DIR>'],
  groups: [general],
  notes: {
    en: 'It names what was changed, removed or added. Exit codes: 0 unchanged, 1 changed, 4 incomplete or damaged.',
    ko: '변경, 삭제, 추가된 항목을 표시합니다. 종료 코드: 0 변경 없음, 1 변경됨, 4 불완전하거나 손상됨.',
  },
  examples: ['evidence verify 2026-q3'],
  run: async (flags) => (await import('../commands/evidence.ts')).verify(flags),
};

const annotate: Command = {
  words: ['evidence', 'annotate'],
  summary: {
    en: 'Add what only people know: drill or recovery, who validated what',
    ko: '훈련인지 실제 복구인지, 누가 무엇을 확인했는지 등 사람만 아는 내용을 추가',
  },
  arguments: ['<DIR>', '<annotations.yaml>'],
  groups: [general],
  examples: ['evidence annotate 2026-q3 annotations.yaml'],
  run: async (flags) => (await import('../commands/evidence.ts')).annotate(flags),
};

const check: Command = {
  words: ['evidence', 'check'],
  summary: {
    en: 'Judge one or more archives of a period by a policy',
    ko: '한 기간의 증적 자료 하나 이상을 정책에 따라 점검',
  },
  arguments: ['<DIR…>'],
  groups: [
    ownFlags({
      policy: {
        type: 'string',
        required: true,
        value: 'file',
        text: { en: 'what is demanded', ko: '요구 사항을 담은 정책 파일' },
      },
      now: {
        type: 'string',
        value: 'time',
        text: { en: 'the moment of the verdict; a date is its beginning', ko: '판정 시점. 날짜를 쓰면 그날의 시작' },
        default: { en: 'the end of the period', ko: '기간의 끝' },
      },
      format: {
        type: 'string',
        value: 'format',
        choices: ['text', 'json', 'junit', 'openmetrics'],
        text: { en: 'how the verdict is written', ko: '결과 형식' },
        default: 'text',
      },
      out: {
        type: 'string',
        value: 'file',
        text: { en: 'writes to a file instead of the standard output', ko: '표준 출력 대신 파일에 저장' },
      },
    }),
    general,
  ],
  notes: {
    en: 'Exit codes: 0 compliant, 1 not compliant, 4 the archive is incomplete or damaged.',
    ko: '종료 코드: 0 적합, 1 부적합, 4 증적 자료가 불완전하거나 손상됨.',
  },
  examples: ['evidence check 2026-q3 --policy policy.yaml'],
  run: async (flags) => (await import('../commands/evidence.ts')).check(flags),
};

const exporting: Command = {
  words: ['evidence', 'export'],
  summary: {
    en: 'Write one or more archives of a period as a dataset for SQL, a partition for each month',
    ko: '한 기간의 증적 자료 하나 이상을 SQL로 조회할 수 있는 월별 데이터셋으로 저장',
  },
  arguments: ['<DIR…>'],
  groups: [
    ownFlags({
      out: {
        type: 'string',
        required: true,
        value: 'dir',
        text: { en: 'the folder of the dataset, new or empty', ko: '데이터셋을 저장할 폴더. 없거나 비어 있어야 함' },
      },
      format: {
        type: 'string',
        value: 'format',
        choices: ['parquet', 'ndjson'],
        text: { en: 'how the dataset is written', ko: '데이터셋 형식' },
        default: 'parquet',
      },
    }),
    general,
  ],
  notes: {
    en: 'Exit codes: 0 whole, 4 an archive is incomplete or damaged.',
    ko: '종료 코드: 0 모든 행을 저장함, 4 증적 자료가 불완전하거나 손상됨.',
  },
  examples: ['evidence export 2026-q3 --out dataset-2026-q3', 'evidence export part-1 part-2 --out dataset-2026-q3'],
  run: async (flags) => (await import('../commands/evidence-export.ts')).exportInto(flags),
};

export const evidence: readonly Command[] = [collect, verify, annotate, check, report, exporting];
