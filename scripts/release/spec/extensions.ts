import type { Bump, Change } from './bump.ts';
import { type Difference, isRecord, lostAndNew, pointerOf } from './differences.ts';

type Rated = readonly { readonly bump: Bump; readonly reason: string }[];

type Rule = (before: unknown, after: unknown) => Rated;

/** What `redocly diff` does not look at: our extensions, by name. Any other extension counts as text. */
const rules: Readonly<Record<string, Rule>> = {
  'x-extensible-enum': knownValues,
  'x-scp-list': listBehaviour,
  'x-scp-command': (before, after) => [
    { bump: 'major', reason: `the words of the command were ${words(before)} and are now ${words(after)}` },
  ],
  'x-scp-action': () => [{ bump: 'minor', reason: "the vendor's name of the permission changed" }],
  'x-scp-source': (before, after) => [
    {
      bump: 'minor',
      reason: `the source was ${source(before)} and is now ${source(after)}: checks judge it otherwise`,
    },
  ],
};

export function rateExtensions(found: readonly Difference[]): readonly Change[] {
  return found.flatMap(({ path, before, after }) => {
    const at = path.findIndex((key) => key.startsWith('x-'));
    if (at === -1) return [];
    const name = path[at] ?? '';
    const rule = rules[name] ?? (() => [{ bump: 'patch' as const, reason: `${name} changed, which no program reads` }]);
    return rule(before, after).map((rated) => ({ ...rated, pointer: pointerOf(path.slice(0, at + 1)) }));
  });
}

/** Readers take values that they do not know, so one more breaks nobody; one that goes is missed. */
function knownValues(before: unknown, after: unknown): Rated {
  const { lost, added } = lostAndNew(before, after);
  if (lost.length > 0) return [{ bump: 'major', reason: `known values were removed: ${lost.join(', ')}` }];
  if (added.length > 0) return [{ bump: 'minor', reason: `known values were added: ${added.join(', ')}` }];
  return [{ bump: 'patch', reason: 'known values stand in another order' }];
}

function listBehaviour(before: unknown, after: unknown): Rated {
  if (before === undefined) return [{ bump: 'minor', reason: 'the operation became a list' }];
  if (after === undefined) return [{ bump: 'major', reason: 'the operation is no longer a list' }];
  const [old, now] = [statements(before), statements(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Rated => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was === is) return [];
    if (key.endsWith('assumed')) return [{ bump: 'minor', reason: `${key}: checks judge it otherwise` }];
    if (was === undefined) return [{ bump: 'minor', reason: `the list states ${key}: ${is}` }];
    if (is === undefined) return [{ bump: 'major', reason: `the list no longer states ${key}` }];
    return [{ bump: 'major', reason: `${key} of the list was ${was} and is now ${is}` }];
  });
}

/** `page.first` → 0, `sort.fields.created_at` → true, `filters.start_time.test` → from. */
function statements(value: unknown, path = ''): Map<string, string> {
  if (!isRecord(value) && !Array.isArray(value)) return new Map([[path, JSON.stringify(value)]]);
  const entries = Array.isArray(value)
    ? value.map((one) => (isRecord(one) ? ([String(one.parameter), one] as const) : ([String(one), true] as const)))
    : Object.entries(value);
  return new Map(entries.flatMap(([key, one]) => [...statements(one, path === '' ? key : `${path}.${key}`)]));
}

function words(value: unknown): string {
  return Array.isArray(value) ? `\`${value.join(' ')}\`` : 'none';
}

function source(value: unknown): string {
  return typeof value === 'string' ? value : 'documented';
}
