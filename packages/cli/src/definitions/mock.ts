import type { Command } from '../command-line/command.ts';
import { general, ownFlags } from './shared.ts';

export const mock: Command = {
  words: ['mock'],
  summary: {
    en: 'A mock of the service on this machine: it checks signatures, filters, sorts and pages',
    ko: '이 컴퓨터에서 실행하는 Mock 서버: 서명을 검증하고 필터, 정렬, 페이지를 처리',
  },
  groups: [
    ownFlags({
      port: {
        type: 'string',
        short: 'p',
        value: 'port',
        whole: { from: 0, to: 65535 },
        text: { en: '0 takes a free one', ko: '0이면 빈 포트를 사용' },
        default: '4010',
      },
      host: {
        type: 'string',
        value: 'address',
        text: { en: 'the address to listen on', ko: '수신할 주소' },
        default: '127.0.0.1',
      },
      'public-url': {
        type: 'string',
        value: 'url',
        text: {
          en: 'the address that callers use and sign, behind a proxy',
          ko: '프록시 뒤에서 호출자가 사용하고 서명하는 주소',
        },
      },
      engine: {
        type: 'string',
        value: 'engine',
        choices: ['prism', 'handler'],
        text: {
          en: 'prism also validates by the document itself and needs @stoplight/prism-http; handler starts at once and is faster',
          ko: 'prism은 명세로 한 번 더 검증하며 @stoplight/prism-http가 필요함. handler는 바로 시작하며 더 빠름',
        },
        default: { en: 'prism where it is installed', ko: '설치되어 있으면 prism' },
      },
      data: {
        type: 'string',
        value: 'file',
        text: {
          en: 'rows to respond with, as .json or .ndjson',
          ko: '응답할 행이 들어 있는 .json 또는 .ndjson 파일',
        },
        default: { en: 'the documented example', ko: '문서의 예시' },
      },
      rows: {
        type: 'string',
        value: 'number',
        whole: { from: 0 },
        text: { en: 'generates this many rows instead, over all backups', ko: '대신 생성할 행 수(모든 백업 합계)' },
      },
      seed: {
        type: 'string',
        value: 'number',
        whole: { from: 0 },
        text: { en: 'the same seed generates the same rows', ko: '시드가 같으면 같은 행을 생성' },
        default: '1',
      },
      now: {
        type: 'string',
        value: 'time',
        text: { en: 'the moment that generated rows end at', ko: '생성한 행이 끝나는 시각' },
        default: { en: 'the start of the mock', ko: 'Mock 서버를 시작한 시각' },
      },
      backups: {
        type: 'string',
        value: 'number',
        whole: { from: 0 },
        text: { en: 'how many backups share the generated rows', ko: '생성한 행을 나누어 가질 백업 수' },
        default: '1',
      },
      scenario: {
        type: 'string',
        value: 'name',
        choices: ['quiet', 'all-failed', 'overdue', 'huge', 'flaky-gateway', 'firewall'],
        text: { en: 'rows and faults for a test, by name', ko: '테스트용 행과 장애의 이름' },
      },
      fidelity: {
        type: 'string',
        value: 'name',
        choices: ['documented', 'observed'],
        text: { en: 'observed has the quirks of the live service', ko: 'observed는 실제 서비스의 특이 동작을 재현' },
        default: 'documented',
      },
      'api-version': {
        type: 'string',
        value: '1.1,1.2',
        text: { en: 'the versions that are offered', ko: '제공할 API 버전' },
        default: '1.1',
      },
      tolerance: {
        type: 'string',
        value: 'seconds',
        whole: { from: 0 },
        text: { en: 'how far a timestamp may be from the clock', ko: '타임스탬프와 시계의 허용 오차(초)' },
        default: '900',
      },
      'access-key': {
        type: 'string',
        value: 'key',
        text: { en: 'the access key that is accepted', ko: '허용할 Access Key' },
        default: { en: 'one for demonstrations', ko: '시연용 키' },
      },
      'secret-key': {
        type: 'string',
        value: 'key',
        text: { en: 'its secret key', ko: '허용할 Secret Key' },
        default: { en: 'one for demonstrations', ko: '시연용 키' },
      },
    }),
    general,
  ],
  notes: {
    en: 'Tests control it by HTTP on this machine: /__mock/ requests, rows, faults, clock, reset.',
    ko: '테스트에서는 이 컴퓨터의 HTTP로 제어합니다: /__mock/ requests, rows, faults, clock, reset.',
  },
  examples: ['mock --rows 1000 --backups 5', 'mock --engine handler --port 0'],
  run: async (flags) => (await import('../commands/mock.ts')).mock(flags),
};
