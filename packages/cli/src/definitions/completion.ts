import type { Command } from '../command-line/command.ts';
import { general } from './shared.ts';

export const completion: Command = {
  words: ['completion'],
  summary: {
    en: 'The script by which bash, zsh or fish completes commands, flags and values',
    ko: 'bash, zsh, fish에서 명령, 플래그, 값을 자동 완성하는 스크립트 출력',
  },
  arguments: ['<bash|zsh|fish>', '[words…]'],
  groups: [general],
  notes: {
    en: [
      'bash, in ~/.bashrc: source <(scp-backup completion bash)',
      'zsh, in ~/.zshrc after compinit: source <(scp-backup completion zsh)',
      'fish, once: scp-backup completion fish > ~/.config/fish/completions/scp-backup.fish',
    ].join('\n'),
    ko: [
      'bash는 ~/.bashrc에 추가: source <(scp-backup completion bash)',
      'zsh는 ~/.zshrc의 compinit 뒤에 추가: source <(scp-backup completion zsh)',
      'fish는 한 번 실행: scp-backup completion fish > ~/.config/fish/completions/scp-backup.fish',
    ].join('\n'),
  },
  run: async (flags, commands) => (await import('../commands/completion.ts')).completion(flags, commands),
};
