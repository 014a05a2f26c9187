import { textOf } from '../language.ts';
import { type Command, type Flags, flagsOf } from './command.ts';
import { wordsOf } from './read.ts';

/** What a word that is being typed may become. */
export interface Candidate {
  readonly value: string;
  readonly text: string;
}

/**
 * What the last of these words may become: the next word of a command, a flag, or a value of the flag before it. Nothing
 * where the user writes a value of their own, such as a file.
 */
export function candidates(typed: readonly string[], commands: readonly Command[]): readonly Candidate[] {
  const allFlags: Flags = Object.assign({}, ...commands.map(flagsOf));
  // bash takes `--output=json` for three words.
  const words = typed.filter((word) => word !== '=');
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const { words: given } = wordsOf(before, allFlags);
  const named = given[0] === 'help' ? given.slice(1) : given;
  const command = commands.find(({ words }) => words.every((word, index) => named[index] === word));
  const flags = command ? flagsOf(command) : allFlags;
  const value = valuesAfter(before.at(-1) ?? '', flags);
  const all = value ?? (current.startsWith('-') ? flagNames(flags) : command ? [] : nextWords(named, commands));
  return all.filter((one) => one.value.startsWith(current));
}

/** The values of a flag that waits for one; undefined where none waits. */
function valuesAfter(word: string, flags: Flags): readonly Candidate[] | undefined {
  const [, flag] =
    Object.entries(flags).find(([name, { short }]) => word === `--${name}` || word === `-${short}`) ?? [];
  if (flag?.type !== 'string') return undefined;
  return (flag.choices ?? []).map((value) => ({ value, text: '' }));
}

function flagNames(flags: Flags): readonly Candidate[] {
  return Object.entries(flags).map(([name, { text }]) => ({ value: `--${name}`, text: textOf(text) }));
}

function nextWords(named: readonly string[], commands: readonly Command[]): readonly Candidate[] {
  const fitting = commands.filter(({ words }) => named.every((word, index) => words[index] === word));
  const all = fitting.flatMap(({ words, summary }) => {
    const value = words[named.length];
    const isLast = words.length === named.length + 1;
    return value === undefined ? [] : [{ value, text: isLast ? textOf(summary) : '' }];
  });
  return all.filter(({ value }, index) => all.findIndex((one) => one.value === value) === index);
}
