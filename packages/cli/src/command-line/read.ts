import { parseArgs } from 'node:util';
import { UsageError } from '../exit.ts';
import { chooseLanguage, say } from '../language.ts';
import { type Command, type Flag, type Flags, flagName, flagsOf, type ReadFlags, usageOf } from './command.ts';
import { nearest } from './nearest.ts';

/** The words of a command line in which flags may come before, between and after the words of the command. */
export interface Words {
  readonly words: readonly string[];
  /** Whether help is asked for, anywhere. */
  readonly isHelp: boolean;
  /** The arguments without the first words. */
  rest(words: number): readonly string[];
}

/** The vendor's spelling of flags, with `_`, is accepted too, and `-o=json` as other programs have it. */
function spelled(args: readonly string[]): readonly string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return args.map((one, index) =>
    index < end ? one.replace(/^--[a-z][\w-]*/, (flag) => flag.replaceAll('_', '-')).replace(/^(-[a-z])=/, '$1') : one,
  );
}

/**
 * Tells words from flags and their values before it is known which command it is.
 *
 * @param flags those of all commands
 */
export function wordsOf(given: readonly string[], flags: Flags): Words {
  const args = spelled(given);
  const { tokens, values } = parseArgs({ args: [...args], options: shapes(flags), strict: false, tokens: true });
  if (typeof values.language === 'string') chooseLanguage(values.language);
  const words = tokens.filter((token) => token.kind === 'positional');
  return {
    words: words.map(({ value }) => value),
    isHelp: values.help === true,
    rest(count) {
      const left = new Set(words.slice(0, count).map(({ index }) => index));
      return args.filter((_, index) => !left.has(index));
    },
  };
}

function shapes(flags: Flags): Record<string, Pick<Flag, 'type' | 'short' | 'multiple'>> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short && { short }), ...(multiple && { multiple }) },
    ]),
  );
}

/**
 * Reads the arguments behind the words of a command.
 *
 * @throws {UsageError} for a flag that the command does not have, with the nearest one that it has, for a value that is
 *   missing or not allowed, and for arguments that are missing or too many
 */
export function readFlags(command: Command, args: readonly string[]): ReadFlags {
  const flags = flagsOf(command);
  const { values: all, tokens } = parseArgs({ args: [...args], options: shapes(flags), strict: false, tokens: true });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    checkFlag(flags, token);
    if (flags[token.name]?.once && seen.has(token.name)) {
      const shown = `--${token.name}`;
      throw new UsageError(say(`${shown} is given twice`, `${shown} 플래그를 두 번 썼습니다.`));
    }
    seen.add(token.name);
  }
  const values: Record<string, string | boolean | undefined> = {};
  const lists: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(all)) {
    if (Array.isArray(value)) lists[name] = value.map(String);
    else values[name] = value;
  }
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  if (!values.help) checkArguments(command, values, positionals);
  return { values, lists, positionals };
}

interface FlagToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkFlag(flags: Flags, { name, rawName: shown, value, inlineValue }: FlagToken): void {
  if (!Object.hasOwn(flags, name)) {
    const near = nearest(name, Object.keys(flags));
    throw new UsageError(
      say(
        `there is no flag ${shown}${near ? `; did you mean --${near}?` : ''}`,
        `${shown} 플래그는 없습니다.${near ? ` --${near}를 뜻하셨나요?` : ''}`,
      ),
    );
  }
  const { type, choices, whole } = flags[name] as Flag;
  if (type === 'boolean') {
    if (value !== undefined) throw new UsageError(say(`${shown} takes no value`, `${shown}에는 값을 쓸 수 없습니다.`));
    return;
  }
  // `--region --quiet` is a region that was forgotten.
  if (value === undefined || (!inlineValue && /^-./.test(value))) {
    throw new UsageError(say(`${shown} needs a value`, `${shown}에 값이 필요합니다.`));
  }
  if (choices && !choices.includes(value)) {
    const all = choices.join(', ');
    throw new UsageError(
      say(
        `--${name} must be one of ${all}, not ${value}`,
        `--${name} 값은 ${all} 중 하나여야 합니다(입력값: ${value}).`,
      ),
    );
  }
  if (whole) checkWhole(name, value, whole);
}

function checkWhole(name: string, value: string, { from, to }: NonNullable<Flag['whole']>): void {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= from && number <= (to ?? Number.MAX_SAFE_INTEGER)) return;
  const en = to === undefined ? `from ${from}` : `from ${from} to ${to}`;
  const ko = to === undefined ? `${from} 이상의` : `${from} 이상 ${to} 이하의`;
  throw new UsageError(
    say(
      `--${name} must be a whole number ${en}, not ${value}`,
      `--${name} 값은 ${ko} 정수여야 합니다(입력값: ${value}).`,
    ),
  );
}

function checkArguments(command: Command, values: ReadFlags['values'], positionals: readonly string[]): void {
  const expected = missingArguments(command, values);
  const needed = expected.filter((name) => name.startsWith('<')).slice(positionals.length);
  const flags = Object.entries(flagsOf(command)).filter(
    ([name, { required }]) => required && values[name] === undefined,
  );
  const usage = say(`usage: ${usageOf(command)}`, `사용법: ${usageOf(command)}`);
  const [missing] = [...needed, ...flags.map(([name]) => `--${name}`)];
  if (missing !== undefined)
    throw new UsageError(say(`${missing} is missing; ${usage}`, `${missing} 값이 없습니다. ${usage}`));
  const extra = positionals[expected.length];
  if (extra !== undefined && !expected.some((name) => name.includes('…'))) {
    throw new UsageError(say(`too many arguments: ${extra}; ${usage}`, `인자가 너무 많습니다: ${extra}. ${usage}`));
  }
}

/** The arguments that did not come as flags of their names. */
export function missingArguments({ arguments: names = [] }: Command, values: ReadFlags['values']): readonly string[] {
  return names.filter((name) => values[flagName(name.replaceAll(/[<>[\]…]/g, ''))] === undefined);
}
