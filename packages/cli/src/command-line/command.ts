import { say, type Text } from '../language.ts';

export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly text: Text;
  readonly short?: string;
  /** How help calls the value: `file` is shown as `<file>`. */
  readonly value?: string;
  /** Must not be given twice: of two filters the last one would win without a word. */
  readonly once?: true;
  /** May be given several times; the values are in `lists`. */
  readonly multiple?: true;
  /** The only values that are accepted. */
  readonly choices?: readonly string[];
  /** Only whole numbers are accepted, from `from` to `to`. */
  readonly whole?: { readonly from: number; readonly to?: number };
  readonly required?: true;
  /** What holds without the flag, as help shows it. */
  readonly default?: Text | string;
}

export type Flags = Readonly<Record<string, Flag>>;

/** Flags that help shows together. */
export interface FlagGroup {
  readonly title: Text;
  readonly flags: Flags;
}

/** The flags and arguments of one call. */
export interface ReadFlags {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly positionals: readonly string[];
}

/** One command: parser, help and completion know nothing of it but this. */
export interface Command {
  readonly words: readonly string[];
  readonly summary: Text;
  /**
   * The arguments that are not flags: `<name>` is required, `<name…>` may be repeated, `[name]` may be absent. One that has
   * a flag of its name may come as that flag.
   */
  readonly arguments?: readonly string[];
  readonly groups: readonly FlagGroup[];
  /** What help says below the flags. */
  readonly notes?: Text;
  /** Command lines without the program's name. */
  readonly examples?: readonly string[];
  /** @param commands all there are, for those that speak of others */
  readonly run: (flags: ReadFlags, commands: readonly Command[]) => Promise<number>;
}

/** Every flag of a command by its name. */
export function flagsOf({ groups }: Pick<Command, 'groups'>): Flags {
  return Object.assign({}, ...groups.map(({ flags }) => flags));
}

/** How a command is called: `mock [flags]`. */
export function usageOf(command: Command): string {
  const { words, arguments: names = [] } = command;
  const required = Object.entries(flagsOf(command)).filter(([, flag]) => flag.required);
  const flags = required.map(([name, { value }]) => `--${name} <${value}>`);
  return ['scp-backup', ...words, ...names, ...flags, say('[flags]', '[플래그]')].join(' ');
}

/** `restore_state` and `restoreState` are `restore-state` on the command line. */
export function flagName(name: string): string {
  return name
    .replaceAll('_', '-')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
