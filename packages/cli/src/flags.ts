import { parseArgs } from 'node:util';
import { UsageError } from './exit.ts';

export interface FlagShape {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** May be given several times; the values are in `lists`. */
  readonly multiple?: true;
}

export interface ReadFlags {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly positionals: readonly string[];
}

/** `restore_state` and `restoreState` are `restore-state` on the command line. */
export function flagName(name: string): string {
  return name
    .replaceAll('_', '-')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/**
 * Reads the arguments of a command. The vendor's spelling with `_` is accepted too.
 *
 * @throws {UsageError} for a flag that does not exist, with the nearest one that does, and for a value that is missing
 */
export function readFlags(args: readonly string[], flags: Readonly<Record<string, FlagShape>>): ReadFlags {
  const spelled = args.map((one) =>
    one.replace(/^--([a-z][\w-]*)/, (_, name: string) => `--${name.replaceAll('_', '-')}`),
  );
  for (const one of spelled) {
    const name = one.match(/^--([^=]+)/)?.[1];
    if (one === '--') break;
    if (name !== undefined && !Object.hasOwn(flags, name)) {
      const near = nearest(name, Object.keys(flags));
      throw new UsageError(`there is no flag --${name}${near ? `; did you mean --${near}?` : ''}`);
    }
  }
  try {
    const parsed = parseArgs({ args: spelled, options: { ...flags }, allowPositionals: true });
    const values: Record<string, string | boolean | undefined> = {};
    const lists: Record<string, readonly string[]> = {};
    for (const [name, value] of Object.entries(parsed.values)) {
      if (Array.isArray(value)) lists[name] = value.map(String);
      else values[name] = value;
    }
    return { values, lists, positionals: parsed.positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]?.replace(/\. To specify.*$/, '') ?? 'wrong arguments');
  }
}

/** The word that differs in the fewest letters, where one is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const scored = known.map((one) => [distance(word, one), one] as const).sort((a, b) => a[0] - b[0]);
  const [best] = scored;
  return best && best[0] <= Math.max(2, Math.floor(word.length / 3)) ? best[1] : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
