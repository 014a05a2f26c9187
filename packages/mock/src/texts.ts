export type Language = 'en' | 'ko';

/** Every text of the mock's errors, in both languages. */
export const texts = {
  signature: {
    en: (message: string): string => `The signature was refused: ${message}`,
    ko: (message: string): string => `서명을 받아들일 수 없습니다: ${message}`,
  },
  stringToSign: {
    en: (text: string): string => `The string to sign is: ${text}`,
    ko: (text: string): string => `서명할 문자열은 다음과 같습니다: ${text}`,
  },
  unknownParent: {
    en: (name: string, value: string): string => `${name} ${value} was not found.`,
    ko: (name: string, value: string): string => `${name} ${value}을(를) 찾을 수 없습니다.`,
  },
  unknownVersion: {
    en: (version: string, offered: string): string => `${version} is not offered; this mock offers ${offered}.`,
    ko: (version: string, offered: string): string =>
      `${version} 버전은 제공하지 않습니다. 이 목 서버가 제공하는 버전은 ${offered}입니다.`,
  },
  badParameter: {
    en: (name: string, value: string, allowed: string): string =>
      `${name} is ${JSON.stringify(value)}; allowed: ${allowed}.`,
    ko: (name: string, value: string, allowed: string): string =>
      `${name} 값이 ${JSON.stringify(value)}입니다. 허용되는 값: ${allowed}.`,
  },
  repeatedParameter: {
    en: (name: string): string => `${name} was given more than once.`,
    ko: (name: string): string => `${name} 값이 두 번 이상 왔습니다.`,
  },
  endBeforeStart: {
    en: (end: string, start: string): string => `${end} lies before ${start}.`,
    ko: (end: string, start: string): string => `${end} 값이 ${start} 값보다 앞섭니다.`,
  },
  badUrl: {
    en: (): string => 'The URL holds a percent sign that encodes nothing.',
    ko: (): string => 'URL에 아무것도 인코딩하지 않는 퍼센트 기호가 있습니다.',
  },
  badInput: {
    en: (message: string): string => `Bad input: ${message}`,
    ko: (message: string): string => `잘못된 입력: ${message}`,
  },
  violation: {
    en: (message: string): string => `The mock's own answer does not fit the document: ${message}`,
    ko: (message: string): string => `목 서버의 응답이 명세와 맞지 않습니다: ${message}`,
  },
  wholeNumber: { en: (): string => 'a whole number', ko: (): string => '정수' },
  from: { en: (minimum: number): string => `${minimum} or more`, ko: (minimum: number): string => `${minimum} 이상` },
  upTo: { en: (maximum: number): string => `${maximum} or less`, ko: (maximum: number): string => `${maximum} 이하` },
  number: { en: (): string => 'a number', ko: (): string => '수' },
  boolean: { en: (): string => 'true or false', ko: (): string => 'true 또는 false' },
  time: {
    en: (): string => 'a time with a zone, such as 2024-09-30T15:00:00Z',
    ko: (): string => '2024-09-30T15:00:00Z처럼 시간대가 있는 시각',
  },
  order: {
    en: (fields: string): string => `field:asc or field:desc with one of the fields ${fields}`,
    ko: (fields: string): string => `필드:asc 또는 필드:desc, 필드는 ${fields} 가운데 하나`,
  },
} as const;

/** The language of the texts that a request asks for; English unless Korean comes first. */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  return /^\s*ko\b/i.test(acceptLanguage ?? '') ? 'ko' : 'en';
}
