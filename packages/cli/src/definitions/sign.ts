import type { Command } from '../command-line/command.ts';
import { connection, general, ownFlags } from './shared.ts';

const keys: readonly string[] = ['access-key', 'secret-key'];

export const sign: Command = {
  words: ['sign'],
  summary: {
    en: 'The headers of a signed request, one a line, or what is signed',
    ko: '서명한 요청의 헤더를 한 줄에 하나씩, 또는 서명 대상 문자열을 출력',
  },
  arguments: ['<METHOD>', '<URL>'],
  groups: [
    ownFlags({
      timestamp: {
        type: 'string',
        value: 'milliseconds',
        text: { en: 'milliseconds since 1970', ko: '1970년부터의 밀리초' },
        default: { en: 'now', ko: '현재' },
      },
      explain: {
        type: 'boolean',
        text: {
          en: 'the string to sign and its parts, without a signature',
          ko: '서명 없이 서명 대상 문자열과 구성 요소를 출력',
        },
      },
      ...Object.fromEntries(Object.entries(connection.flags).filter(([name]) => keys.includes(name))),
    }),
    general,
  ],
  notes: {
    en: 'The signature is valid for this method, URL and time only. The secret key is never printed.',
    ko: '서명은 이 메서드, URL, 시각에만 유효합니다. Secret Key는 출력하지 않습니다.',
  },
  examples: [
    'sign GET "https://backup.kr-west1.e.samsungsdscloud.com/v1/backups?page=0"',
    'sign GET "https://backup.kr-west1.e.samsungsdscloud.com/v1/backups?page=0" --explain',
  ],
  run: async (flags) => (await import('../commands/sign.ts')).sign(flags),
};
