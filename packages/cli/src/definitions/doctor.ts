import type { Command } from '../command-line/command.ts';
import { connection, general } from './shared.ts';

export const doctor: Command = {
  words: ['doctor'],
  summary: {
    en: 'Whether calls can work: keys, address, proxy, certificates, clock, API versions, signature',
    ko: '호출에 필요한 인증키, 주소, 프록시, 인증서, 시계, API 버전, 서명을 점검',
  },
  groups: [connection, general],
  notes: {
    en: 'Each line has a verdict. The exit code is that of the first problem: 2 settings, 3 not reachable, 1 rejected.',
    ko: '줄마다 판정이 있습니다. 종료 코드는 첫 번째 문제를 따릅니다: 2 설정, 3 연결 불가, 1 거부됨.',
  },
  examples: ['doctor', 'doctor --region kr-west1 --environment e'],
  run: async (flags) => (await import('../commands/doctor.ts')).doctor(flags),
};
