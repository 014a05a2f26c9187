import type { Text } from '../core/text.ts';

/** What the findings say, in both languages. */
export const findingTexts = {
  noRun: { en: 'no run started in the period', ko: '기간 안에 시작한 복구가 없습니다' },
  gapTooLong: (from: string, until: string): Text => ({
    en: `no successful run from ${from} until ${until}`,
    ko: `${from}부터 ${until}까지 성공한 복구가 없습니다`,
  }),
  periodTooShort: {
    en: 'the period is shorter than the gap that is allowed, so it proves nothing',
    ko: '점검 기간이 성공 없이 지날 수 있는 기간보다 짧아 규칙을 입증하지 못합니다',
  },
  runTooSlow: {
    en: 'a successful run took longer than allowed',
    ko: '성공한 복구가 기준보다 오래 걸렸습니다',
  },
  durationUnknown: {
    en: 'a successful run has no duration that can be read, so it proves nothing',
    ko: '성공한 복구의 소요 시간을 알 수 없어 규칙을 입증하지 못합니다',
  },
  runningTooLong: {
    en: 'a run has been running for longer than allowed',
    ko: '복구가 기준보다 오래 진행 중입니다',
  },
  successRateTooLow: (successes: number, ended: number): Text => ({
    en: `${successes} of ${ended} runs that ended were successful`,
    ko: `끝난 복구 ${ended}건 중 ${successes}건이 성공했습니다`,
  }),
  notValidated: {
    en: 'no annotation with outcome: passed and validatedBy confirms the data of the latest successful run',
    ko: '최근에 성공한 복구의 데이터를 확인한 기록(outcome: passed, validatedBy)이 없습니다',
  },
  unknownState: {
    en: 'the state is not known, so the run counts neither way',
    ko: '알 수 없는 상태여서 성공으로도 실패로도 집계하지 않습니다',
  },
  unreadableStart: { en: 'the start cannot be read', ko: '시작 시각을 읽을 수 없습니다' },
  endBeforeStart: { en: 'the end comes before the start', ko: '종료 시각이 시작 시각보다 빠릅니다' },
  zeroDuration: { en: 'start and end are equal', ko: '시작 시각과 종료 시각이 같습니다' },
  noEnd: {
    en: 'the run is over, but has no end that can be read',
    ko: '끝난 복구이지만 종료 시각을 읽을 수 없습니다',
  },
  incomplete: {
    en: 'the history was not read to its end, so nothing is proved',
    ko: '이력을 끝까지 조회하지 못해 아무것도 입증하지 못합니다',
  },
  incompleteArchive: { en: 'the archive is incomplete', ko: '증적 자료가 불완전합니다' },
  emptyScope: {
    en: 'nothing is in scope, so nothing is proved',
    ko: '대상 백업이 없어 아무것도 입증하지 못합니다',
  },
  unmatchedRule: {
    en: 'a rule or an exception of the policy matches no backup',
    ko: '정책의 규칙 또는 예외에 해당하는 백업이 없습니다',
  },
  unmatchedAnnotation: { en: 'an annotation belongs to no run', ko: '확인 사항에 해당하는 복구가 없습니다' },
  exceptionEnded: (reason: string): Text => ({
    en: `the exception is over: ${reason}`,
    ko: `예외 기간이 끝났습니다: ${reason}`,
  }),
  clockBehind: (directory: string): Text => ({
    en: `${directory}: the clock of the machine that collected was behind the service's`,
    ko: `${directory}: 수집한 컴퓨터의 시계가 서비스의 시계보다 느렸습니다`,
  }),
  clockAhead: (directory: string): Text => ({
    en: `${directory}: the clock of the machine that collected was ahead of the service's`,
    ko: `${directory}: 수집한 컴퓨터의 시계가 서비스의 시계보다 빨랐습니다`,
  }),
} as const;
