import type { Text } from '../core/text.ts';

/** What the problems of an archive say, in both languages. */
export const problemTexts = {
  unfinished: {
    en: 'the archive is not finished, or its checksums were removed',
    ko: '증적 자료가 완성되지 않았거나 체크섬 파일이 삭제되었습니다',
  },
  notChecksum: (line: string): Text => ({ en: `not a checksum: ${line}`, ko: `체크섬이 아닙니다: ${line}` }),
  unlisted: { en: 'has no checksum', ko: '체크섬이 없습니다' },
  notFile: { en: 'is not a file', ko: '파일이 아닙니다' },
  notThere: { en: 'has a checksum, but is not there', ko: '체크섬은 있지만 파일이 없습니다' },
  otherChecksum: { en: 'has another checksum', ko: '체크섬이 다릅니다' },
  mustBeListed: {
    en: 'every archive has it, but there is no checksum of it',
    ko: '모든 증적 자료에 있어야 하지만 체크섬이 없습니다',
  },
  unreadable: (reason: string): Text => ({
    en: `the archive cannot be read to its end: ${reason}`,
    ko: `증적 자료를 끝까지 읽을 수 없습니다: ${reason}`,
  }),
  otherTotal: (name: string, stated: unknown, found: unknown): Text => ({
    en: `${name} is ${stated}, but the archive holds ${found}`,
    ko: `${name}: 기록된 값은 ${stated}, 실제 값은 ${found}입니다`,
  }),
  otherPeriod: (name: string, stated: unknown, asked: string): Text => ({
    en: `${name} is ${stated}, but ${asked} was asked for`,
    ko: `${name}: 기록된 값은 ${stated}, 요청한 값은 ${asked}입니다`,
  }),
  twice: (key: string): Text => ({ en: `${key} is there twice`, ko: `${key}: 두 번 있습니다` }),
  notComplete: (key: string): Text => ({
    en: `${key} claims to be complete`,
    ko: `${key}: 완전하지 않은데 완전하다고 기록되어 있습니다`,
  }),
  notIncomplete: (key: string): Text => ({
    en: `${key} claims to be incomplete`,
    ko: `${key}: 완전한데 불완전하다고 기록되어 있습니다`,
  }),
  unreadableLine: (line: number, reason: string): Text => ({
    en: `line ${line} cannot be read: ${reason}`,
    ko: `${line}행을 읽을 수 없습니다: ${reason}`,
  }),
  otherForm: (line: number): Text => ({
    en: `line ${line} is not as a collection writes it`,
    ko: `${line}행이 수집할 때 기록하는 형식과 다릅니다`,
  }),
  noHistory: (url: string): Text => ({
    en: `${url} belongs to no history`,
    ko: `${url}: 어느 이력의 요청도 아닙니다`,
  }),
  otherUrl: (url: string, key: string): Text => ({
    en: `${url} is not a request of ${key}`,
    ko: `${url}: ${key}의 요청이 아닙니다`,
  }),
  statusAndFile: (url: string): Text => ({
    en: `${url}: status and file disagree`,
    ko: `${url}: 상태 코드와 파일이 맞지 않습니다`,
  }),
  notResponse: {
    en: 'a request names it, but it is not there, or named twice',
    ko: '요청에 기록되어 있지만 파일이 없거나 두 번 기록되어 있습니다',
  },
  requestChecksum: { en: 'its request has another checksum', ko: '요청에 기록된 체크섬과 다릅니다' },
  requestSize: { en: 'its request has another size', ko: '요청에 기록된 크기와 다릅니다' },
  noRequest: { en: 'no request names it', ko: '어느 요청에도 기록되어 있지 않습니다' },
  otherRows: (key: string, stated: number, found: number): Text => ({
    en: `${key} has ${stated} rows, but its responses have ${found}`,
    ko: `${key}: 기록된 행은 ${stated}개, 응답의 행은 ${found}개입니다`,
  }),
  foreignRow: (line: number, text: string): Text => ({
    en: `line ${line} is in no response: ${text}`,
    ko: `${line}행이 어느 응답에도 없습니다: ${text}`,
  }),
  missingRow: (text: string): Text => ({
    en: `a row of a response is not there: ${text}`,
    ko: `응답에 있는 행이 없습니다: ${text}`,
  }),
  foreignObject: (text: string): Text => ({
    en: `is in no response: ${text}`,
    ko: `어느 응답에도 없습니다: ${text}`,
  }),
  missingObject: (text: string): Text => ({
    en: `is not in the scope: ${text}`,
    ko: `응답에 있지만 범위에 없습니다: ${text}`,
  }),
  otherOrder: { en: 'the lines are in another order', ko: '행의 순서가 다릅니다' },
  missingHistory: (key: string): Text => ({
    en: `the history ${key} is not there`,
    ko: `${key} 이력이 없습니다`,
  }),
  foreignHistory: (key: string): Text => ({
    en: `the history ${key} was not asked for`,
    ko: `${key} 이력은 요청하지 않은 것입니다`,
  }),
} as const;
