import type { FlagGroup, Flags } from '../command-line/command.ts';

/** Where the service is, and who calls it. */
export const connection: FlagGroup = {
  title: { en: 'Connection', ko: '연결' },
  flags: {
    region: {
      type: 'string',
      value: 'region',
      text: { en: 'region, such as kr-west1 (SCP_REGION)', ko: '리전. 예: kr-west1 (SCP_REGION)' },
    },
    environment: {
      type: 'string',
      value: 'letter',
      text: {
        en: 'environment: s Samsung, g sovereign, e enterprise (SCP_ENV)',
        ko: '환경: s 삼성, g 소버린, e 엔터프라이즈 (SCP_ENV)',
      },
    },
    'base-url': {
      type: 'string',
      value: 'url',
      text: {
        en: 'address of the service, instead of region and environment (SCP_BASE_URL)',
        ko: '리전과 환경 대신 사용할 서비스 주소 (SCP_BASE_URL)',
      },
    },
    'api-version': {
      type: 'string',
      value: 'version',
      text: {
        en: 'API version: 1.1, v1.1 and "backup 1.1" are the same (SCP_API_VERSION)',
        ko: 'API 버전. 1.1, v1.1, "backup 1.1"은 모두 같음 (SCP_API_VERSION)',
      },
    },
    'access-key': {
      type: 'string',
      value: 'key',
      text: { en: 'SCP_ACCESS_KEY is safer', ko: 'SCP_ACCESS_KEY가 더 안전함' },
    },
    'secret-key': {
      type: 'string',
      value: 'key',
      text: { en: 'SCP_SECRET_KEY is safer', ko: 'SCP_SECRET_KEY가 더 안전함' },
    },
  },
};

/** The flags of every command. */
export const general: FlagGroup = {
  title: { en: 'General', ko: '공통' },
  flags: {
    language: {
      type: 'string',
      value: 'language',
      choices: ['ko', 'en', 'ko-KR', 'en-US'],
      text: { en: 'language of help, messages and the service’s texts', ko: '도움말, 메시지, 서비스 응답의 언어' },
      default: { en: 'the language of the locale', ko: '로캘의 언어' },
    },
    quiet: {
      type: 'boolean',
      short: 'q',
      text: { en: 'no progress and no notes', ko: '진행 상황과 안내를 표시하지 않음' },
    },
    debug: {
      type: 'boolean',
      text: {
        en: 'every request and response on stderr, without keys and signatures',
        ko: '모든 요청과 응답을 stderr에 표시. 인증키와 서명은 가림',
      },
    },
    help: { type: 'boolean', short: 'h', text: { en: 'this help', ko: '이 도움말' } },
  },
};

/** One group of a command's own flags. */
export function ownFlags(flags: Flags): FlagGroup {
  return { title: { en: 'Flags', ko: '플래그' }, flags };
}
