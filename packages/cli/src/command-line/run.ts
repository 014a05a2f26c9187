import { general } from '../definitions/shared.ts';
import { exitCode, UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { configureNotes } from '../output/notes.ts';
import { write } from '../output/output.ts';
import { type Command, type Flags, flagsOf } from './command.ts';
import { nearest } from './nearest.ts';
import { readFlags, wordsOf } from './read.ts';

/** Runs the command whose words the arguments name; `help`, `--help` and a group without its last word show help. */
export async function runCommand(args: readonly string[], commands: readonly Command[]): Promise<number> {
  const allFlags: Flags = Object.assign({}, ...commands.map(flagsOf));
  const { words, rest, isHelp: wantsHelp } = wordsOf(args, allFlags);
  const named = words[0] === 'help' ? words.slice(1) : words;
  const isHelp = words[0] === 'help' || wantsHelp || words.length === 0;
  const command = commandFor(named, commands);
  if (command && !isHelp) {
    const flags = readFlags(command, rest(command.words.length));
    configureNotes(flags.values.quiet === true, flags.values.debug === true);
    return command.run(flags, commands);
  }
  if (!isHelp) throw unknownCommand(named, commands);
  const text = await helpFor(named, command, commands);
  if (args.length > 0) {
    await write(text);
    return exitCode.done;
  }
  process.stderr.write(text);
  return exitCode.usage;
}

/** The command with the most words that the arguments begin with. */
function commandFor(words: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands
    .filter((command) => command.words.every((word, index) => words[index] === word))
    .sort((a, b) => b.words.length - a.words.length)[0];
}

async function helpFor(
  words: readonly string[],
  command: Command | undefined,
  commands: readonly Command[],
): Promise<string> {
  const { commandHelp, groupHelp, overview } = await import('./help.ts');
  if (command) return commandHelp(command);
  if (words.length === 0) return overview(commands, general);
  const group = commands.filter((one) => words.every((word, index) => one.words[index] === word));
  if (group.length === 0) throw unknownCommand(words, commands);
  return groupHelp(words.join(' '), group);
}

function unknownCommand(words: readonly string[], commands: readonly Command[]): UsageError {
  const group = commands.filter((command) => command.words.length > 1 && command.words[0] === words[0]);
  if (words.length === 1 && group.length > 0) {
    const all = group.map((command) => command.words.slice(1).join(' ')).join(', ');
    return new UsageError(
      say(`${words[0]} needs one of: ${all}`, `${words[0]} 뒤에 다음 중 하나가 필요합니다: ${all}`),
    );
  }
  const known = commands.map((command) => command.words.join(' '));
  const near =
    nearest(words.slice(0, 2).join(' '), known) ?? nearest(words[0] ?? '', known) ?? group[0]?.words.join(' ');
  const name = words.slice(0, 2).join(' ');
  return new UsageError(
    say(
      `there is no command ${name}${near ? `; did you mean ${near}?` : '.'} scp-backup help lists them`,
      `${name} 명령은 없습니다.${near ? ` ${near}를 뜻하셨나요?` : ''} scp-backup help에 명령 목록이 있습니다.`,
    ),
  );
}
