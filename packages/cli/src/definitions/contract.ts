import { type Command, flagName } from '../command-line/command.ts';
import { pathParameters } from '../operations.ts';
import { connection, general, ownFlags } from './shared.ts';

export const contract: Command = {
  words: ['contract'],
  summary: {
    en: 'Whether a service does what the OpenAPI document says',
    ko: '서비스가 OpenAPI 명세대로 동작하는지 검사',
  },
  groups: [
    ownFlags({
      ...Object.fromEntries(
        pathParameters.map((name) => [
          flagName(name),
          {
            type: 'string',
            value: 'id',
            text: {
              en: 'one that has rows; without it, what needs it is not checked',
              ko: '행이 있는 ID. 지정하지 않으면 이 ID가 필요한 오퍼레이션은 검사하지 않음',
            },
          } as const,
        ]),
      ),
      profile: {
        type: 'string',
        value: 'name',
        choices: ['documented', 'observed', 'live'],
        text: {
          en: 'what is expected; live only reads, and keeps a pace',
          ko: '기대하는 동작. live는 조회만 하며 요청 속도를 지킴',
        },
        default: 'documented',
      },
      seed: {
        type: 'string',
        value: 'number',
        whole: { from: 0, to: 9_999_999_999 },
        text: { en: 'makes the random cases of an earlier run again', ko: '이전 실행의 무작위 사례를 재현' },
      },
      tolerance: {
        type: 'string',
        value: 'seconds',
        whole: { from: 0, to: 999_999_999 },
        text: { en: 'how far a timestamp may be off', ko: '타임스탬프의 허용 오차(초)' },
        default: '900',
      },
      timeout: {
        type: 'string',
        value: 'seconds',
        whole: { from: 1, to: 999_999_999 },
        text: { en: 'for one call', ko: '호출 하나의 제한 시간(초)' },
        default: '15',
      },
      report: {
        type: 'string',
        value: 'file',
        text: { en: 'the report as .json, .xml (JUnit) or .md', ko: '.json, .xml(JUnit), .md 형식의 보고서' },
      },
    }),
    connection,
    general,
  ],
  examples: [
    `contract --base-url http://127.0.0.1:4010 ${pathParameters.map((name) => `--${flagName(name)} <id>`).join(' ')} --report contract.md`,
  ],
  run: async (flags) => (await import('../commands/contract.ts')).contract(flags),
};
