import type { Evaluation, Finding, Verdict } from '../core/evaluate.ts';
import type { Language } from '../core/text.ts';

/** The words of the formats that people read. Times and durations are those of the policy and the rows. */
export interface Words {
  readonly status: Readonly<Record<Evaluation['status'], string>>;
  readonly counted: (all: number, of: (status: Verdict['status']) => number) => string;
  readonly period: (since: string, now: string) => string;
  readonly severity: Readonly<Record<Finding['severity'] | 'excepted', string>>;
  readonly limit: string;
  readonly exception: (until: string, owner: string, reason: string) => string;
  readonly run: (state: string, started: string | null, ended: string | null) => string;
  readonly more: (rows: number) => string;
  readonly archive: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    status: { compliant: 'COMPLIANT', violating: 'NOT COMPLIANT', incomplete: 'INCOMPLETE' },
    counted: (all, of) =>
      `${all} histories, ${of('compliant')} compliant, ${of('violating')} violating, ${of('excepted')} excepted, ${of('incomplete')} incomplete`,
    period: (since, now) => `period ${since} until ${now}`,
    severity: { violation: 'violation', note: 'note', excepted: 'excepted' },
    limit: 'limit',
    exception: (until, owner, reason) => `exception until ${until} by ${owner}: ${reason}`,
    run: (state, started, ended) => `${state} ${started ?? 'no start'} to ${ended ?? 'no end'}`,
    more: (rows) => `and ${rows} more rows`,
    archive: 'archive',
  },
  ko: {
    status: { compliant: '적합', violating: '부적합', incomplete: '자료 불완전' },
    counted: (all, of) =>
      `이력 ${all}건(적합 ${of('compliant')}, 위반 ${of('violating')}, 예외 ${of('excepted')}, 불완전 ${of('incomplete')})`,
    period: (since, now) => `기간 ${since} ~ ${now}`,
    severity: { violation: '위반', note: '참고', excepted: '예외' },
    limit: '기준',
    exception: (until, owner, reason) => `예외 기간 ${until}까지, 담당자 ${owner}: ${reason}`,
    run: (state, started, ended) => `${state} ${started ?? '시작 시각 없음'} ~ ${ended ?? '종료 시각 없음'}`,
    more: (rows) => `외 ${rows}행`,
    archive: '자료 전체',
  },
};

/** What a finding says, and what was compared with which limit. */
export function sentenceOf({ message, value, limit }: Finding, language: Language): string {
  const compared = [value, limit && `${words[language].limit} ${limit}`].filter(Boolean).join(', ');
  return `${message[language]}${compared && `: ${compared}`}`;
}
