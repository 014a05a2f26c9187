import type { Finding, Outcome } from '../check.ts';

export type ReportLanguage = 'en' | 'ko';

/** A sentence of a report side by side. Letters in braces stand for any text. */
export type Sentence = readonly [english: string, korean: string];

/** The words of a report. */
export interface Words {
  readonly title: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly assumptions: Readonly<Record<NonNullable<Finding['assumption']>, string>>;
  readonly failures: string;
  readonly findings: string;
  readonly question: string;
  readonly answer: string;
  readonly assumption: string;
  readonly all: string;
  readonly result: string;
  readonly check: string;
  readonly pointer: string;
  readonly profile: string;
  readonly seed: string;
  readonly calls: string;
  readonly stringToSign: string;
  readonly response: string;
  readonly noResponse: string;
}

export const words: Readonly<Record<ReportLanguage, Words>> = {
  en: {
    title: 'Contract tests',
    outcomes: { passed: 'passed', failed: 'failed', inconclusive: 'inconclusive' },
    assumptions: { confirmed: 'confirmed', differs: 'differs', inconclusive: 'inconclusive' },
    failures: 'Failed checks',
    findings: 'What the service does',
    question: 'question',
    answer: 'answer',
    assumption: 'assumption of the document',
    all: 'All checks',
    result: 'result',
    check: 'check',
    pointer: 'pointer',
    profile: 'profile',
    seed: 'seed',
    calls: 'calls',
    stringToSign: 'string to sign',
    response: 'response',
    noResponse: 'none',
  },
  ko: {
    title: '계약 테스트',
    outcomes: { passed: '통과', failed: '실패', inconclusive: '판단 불가' },
    assumptions: { confirmed: '확인됨', differs: '다름', inconclusive: '판단 불가' },
    failures: '실패한 검사',
    findings: '서비스의 실제 동작',
    question: '질문',
    answer: '답',
    assumption: '명세의 가정',
    all: '전체 검사',
    result: '결과',
    check: '검사',
    pointer: '포인터',
    profile: '프로필',
    seed: '시드',
    calls: '회 호출',
    stringToSign: '서명할 문자열',
    response: '응답',
    noResponse: '없음',
  },
};
