import type { Command } from '../command-line/command.ts';
import { completion } from './completion.ts';
import { contract } from './contract.ts';
import { doctor } from './doctor.ts';
import { evidence } from './evidence.ts';
import { mock } from './mock.ts';
import { operationCommands } from './operations.ts';
import { general } from './shared.ts';
import { sign } from './sign.ts';

const help: Command = {
  words: ['help'],
  summary: { en: 'The flags and examples of a command', ko: '명령의 플래그와 예시' },
  arguments: ['[command…]'],
  groups: [general],
  // `runCommand` does it: help knows every command.
  run: async () => 0,
};

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  ...operationCommands,
  ...evidence,
  mock,
  contract,
  sign,
  doctor,
  completion,
  help,
];
