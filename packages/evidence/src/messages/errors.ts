import type { Text } from '../core/text.ts';
import { unreadTexts } from './unread.ts';

/** What the errors of this package say, in both languages. */
export const errorTexts = {
  zone: (zone: string): Text => ({
    en: `the zone must be UTC or an offset such as +09:00, not ${zone}`,
    ko: `시간대(zone)에는 UTC 또는 +09:00 같은 오프셋만 쓸 수 있습니다(입력값: ${zone}).`,
  }),
  moment: (name: string, text: string): Text => ({
    en: `${name} must be a date such as 2026-09-30, or a time such as 2026-09-30T15:00:00Z, not ${JSON.stringify(text)}`,
    ko: `${name}에는 2026-09-30 같은 날짜나 2026-09-30T15:00:00Z 같은 시각만 쓸 수 있습니다(입력값: ${JSON.stringify(text)}).`,
  }),
  nowBeforePeriod: (since: string, now: string): Text => ({
    en: `now must be after the period began at ${since}, not ${now}`,
    ko: `now는 기간의 시작(${since})보다 뒤여야 합니다(입력값: ${now}).`,
  }),
  untilBeforeFrom: (until: string | undefined): Text => ({
    en: `until must be after from, not ${until}`,
    ko: `until은 from보다 뒤여야 합니다(입력값: ${until}).`,
  }),
  sinceAfterUntil: (since: string): Text => ({
    en: `since must be before until and before now, not ${since}`,
    ko: `since는 until과 현재 시각보다 앞이어야 합니다(입력값: ${since}).`,
  }),
  noIds: { en: 'there are no ids', ko: 'ID가 없습니다(ids).' },
  noListOfIds: {
    en: 'this API version has no list of the ids: name them',
    ko: '이 API 버전에는 ID 목록이 없습니다. ID를 직접 지정하세요.',
  },
  incompleteList: (operation: string, code: string | undefined, reason: string): Text => ({
    en: `the list ${operation} could not be read to its end: ${reason}`,
    ko: `${operation} 목록을 끝까지 조회하지 못했습니다: ${unreadTexts[code ?? '']?.ko ?? ''} (${reason})`,
  }),
  otherFolder: (directory: string, name: string | undefined): Text => ({
    en: `${directory} is not empty, and not an archive: it holds ${name}`,
    ko: `${directory} 폴더가 비어 있지 않고 증적 자료도 아닙니다(들어 있는 파일: ${name}).`,
  }),
  otherParameters: (directory: string, name: string, before: string | undefined, asked: string | undefined): Text => ({
    en: `${directory} holds an archive with other parameters: ${name} is ${before}, not ${asked}`,
    ko: `${directory} 폴더에 다른 조건으로 수집한 증적 자료가 있습니다(${name}: 자료 ${before}, 입력값 ${asked}).`,
  }),
  notEmpty: (directory: string): Text => ({
    en: `${directory} is not empty`,
    ko: `${directory} 폴더가 비어 있지 않습니다.`,
  }),
  noFolder: (directory: string): Text => ({
    en: `there is no folder ${directory}`,
    ko: `${directory} 폴더가 없습니다.`,
  }),
  noArchive: { en: 'there is no archive', ko: '증적 자료를 지정하지 않았습니다.' },
  otherArchive: (first: string, other: string, name: string, one: string, another: string): Text => ({
    en: `${other} does not belong to ${first}: ${name} is ${another}, not ${one}`,
    ko: `${first} 자료와 ${other} 자료는 함께 쓸 수 없습니다(${name}: ${one}, ${another}).`,
  }),
  twice: (of: string, before: string, after: string): Text => ({
    en: `${of} is in ${before} and in ${after}`,
    ko: `${of} 백업이 두 자료에 모두 있습니다: ${before}, ${after}`,
  }),
  unfinished: (directory: string): Text => ({
    en: `${directory} is not a finished archive: it has no SHA256SUMS`,
    ko: `${directory} 폴더는 완성된 증적 자료가 아닙니다(SHA256SUMS 없음).`,
  }),
  notChecksum: (path: string, line: string): Text => ({
    en: `${path}: not a checksum: ${line}`,
    ko: `${path}: 체크섬이 아닌 행이 있습니다: ${line}`,
  }),
  changed: (path: string): Text => ({
    en: `${path} was changed: its checksum differs`,
    ko: `${path} 파일이 변경되었습니다(체크섬 불일치).`,
  }),
  unreadable: (path: string, reason: string): Text => ({
    en: `${path} cannot be read: ${reason}`,
    ko: `${path} 파일을 읽을 수 없습니다: ${reason}`,
  }),
  otherFormat: (format: unknown, own: number): Text => ({
    en: `the archive has the format ${format}; this version reads ${own}`,
    ko: `증적 자료의 형식은 ${format}입니다. 이 버전은 형식 ${own}만 읽습니다.`,
  }),
  unknownHistory: (operation: string, apiVersion: string): Text => ({
    en: `the archive holds ${operation}, which is not a history of the API version ${apiVersion}`,
    ko: `증적 자료의 ${operation} 오퍼레이션은 API 버전 ${apiVersion}의 이력이 아닙니다.`,
  }),
  outOfOrder: (path: string, of: string): Text => ({
    en: `${path}: the rows of ${of} are not in the order of histories.ndjson`,
    ko: `${path}: ${of}의 행이 histories.ndjson의 순서와 다릅니다.`,
  }),
  otherResponse: (file: string | null): Text => ({
    en: `${file} is not the response that was recorded`,
    ko: `${file} 파일은 기록된 응답이 아닙니다.`,
  }),
} as const;
