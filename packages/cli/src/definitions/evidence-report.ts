import type { Command } from '../command-line/command.ts';
import { general, ownFlags } from './shared.ts';

export const report: Command = {
  words: ['evidence', 'report'],
  summary: {
    en: 'Write a report of one or more archives: one HTML file to print and sign, and CSV beside it',
    ko: '증적 자료 하나 이상의 보고서 작성: 인쇄하고 서명할 HTML 파일 하나와 CSV',
  },
  arguments: ['<DIR…>'],
  groups: [
    ownFlags({
      out: {
        type: 'string',
        required: true,
        value: 'file',
        text: {
          en: 'the HTML file; .backups.csv and .runs.csv are written beside it',
          ko: 'HTML 파일. 같은 위치에 .backups.csv와 .runs.csv도 저장',
        },
      },
      policy: {
        type: 'string',
        value: 'file',
        text: {
          en: 'what is demanded; without it nothing is judged',
          ko: '요구 사항을 담은 정책 파일. 없으면 판정하지 않음',
        },
      },
      annotations: {
        type: 'string',
        value: 'file',
        text: {
          en: 'annotations beside those that the archives hold',
          ko: '증적 자료에 들어 있지 않은 확인 사항 파일',
        },
      },
      lang: {
        type: 'string',
        value: 'language',
        choices: ['ko', 'en'],
        text: { en: 'language of the report', ko: '보고서의 언어' },
        default: { en: 'the language of the command', ko: '명령의 언어' },
      },
      now: {
        type: 'string',
        value: 'time',
        text: { en: 'the moment of the verdict; a date is its beginning', ko: '판정 시점. 날짜를 쓰면 그날의 시작' },
        default: { en: 'the end of the period', ko: '기간의 끝' },
      },
    }),
    general,
  ],
  notes: {
    en: 'Exit codes: 0 the report is written, whatever its verdict; 4 it is written, or not, of an archive that is incomplete or damaged.',
    ko: '종료 코드: 0 보고서를 작성함(판정과 관계없음), 4 증적 자료가 불완전하거나 손상됨.',
  },
  examples: ['evidence report 2026-q3 --policy policy.yaml --lang ko --out report.html'],
  run: async (flags) => (await import('../commands/evidence-report.ts')).report(flags),
};
