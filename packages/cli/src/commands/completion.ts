import type { Command, ReadFlags } from '../command-line/command.ts';
import { type Candidate, candidates } from '../command-line/complete.ts';
import { exitCode, UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { write } from '../output/output.ts';

type Shell = 'bash' | 'zsh' | 'fish';

/** What each shell runs at the press of a key: the command itself knows what comes next. */
const scripts: Readonly<Record<Shell, string>> = {
  bash: `_scp_backup() {
  local IFS=$'\\n'
  COMPREPLY=($(scp-backup completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _scp_backup scp-backup
`,
  zsh: `#compdef scp-backup
_scp_backup() {
  local -a found
  found=("\${(@f)$(scp-backup completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n $found[1] ]]; then _describe command found; else _files; fi
}
compdef _scp_backup scp-backup
`,
  fish: `function __scp_backup
  set -l found (scp-backup completion fish -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
  if test -n "$found"
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c scp-backup -f -a '(__scp_backup)'
`,
};

/** One line for each candidate, as the shell reads it. */
const lines: Readonly<Record<Shell, (candidate: Candidate) => string>> = {
  bash: ({ value }) => value,
  zsh: ({ value, text }) => `${value.replaceAll(':', '\\:')}${text && `:${text}`}`,
  fish: ({ value, text }) => `${value}\t${text}`,
};

/** Prints the script of a shell, or what the words behind `--` may become. */
export async function completion({ positionals }: ReadFlags, commands: readonly Command[]): Promise<number> {
  const [name, ...words] = positionals;
  const shells = Object.keys(scripts) as Shell[];
  const shell = shells.find((one) => one === name);
  if (!shell) {
    const all = shells.join(', ');
    throw new UsageError(
      say(`there is no completion for ${name}, only for ${all}`, `${all}만 지원합니다(입력값: ${name}).`),
    );
  }
  const found = candidates(words, commands).map((one) => `${lines[shell](one)}\n`);
  await write(words.length === 0 ? scripts[shell] : found.join(''));
  return exitCode.done;
}
