import type { OpenApiDocument } from '../../generate/document.ts';
import { type Change, covers } from './bump.ts';
import { differences, pointerOf } from './differences.ts';
import { rateExtensions } from './extensions.ts';
import { raised } from './raise.ts';
import type { RatedByRedocly } from './redocly-diff.ts';

/** Both languages of the document. */
export interface Documents {
  readonly en: OpenApiDocument;
  readonly ko: OpenApiDocument;
}

/**
 * Every change between two documents with the bump that it demands: as `redocly diff` rates it, more where one of our
 * rules asks for more, and what `redocly diff` does not look at. Nothing that differs demands nothing.
 */
export function rateChanges(before: Documents, after: Documents, seen: readonly RatedByRedocly[]): readonly Change[] {
  const found = differences(before.en, after.en);
  const rated = strictest([...seen.map(ratedChange), ...rateExtensions(found), ...rateNames(before.en, after.en)]);
  const korean = differences(before.ko, after.ko).filter(
    ({ path }) => !found.some((one) => startsWith(one.path, path)),
  );
  return [
    ...rated,
    ...found.filter(({ path }) => !isRated(rated, path)).map(({ path }) => textChange(path, 'an example or a text')),
    ...korean.map(({ path }) => textChange(path, 'the Korean text')),
  ];
}

/** Of one place, only what demands the most. */
function strictest(all: readonly Change[]): readonly Change[] {
  return all.filter(
    ({ pointer, bump }) => !all.some((one) => one.pointer === pointer && one.bump !== bump && covers(one.bump, bump)),
  );
}

function ratedChange(change: RatedByRedocly): Change {
  const more = raised(change);
  const { pointer, bump, kind, property, typeName } = change;
  if (more && !covers(bump, more.bump)) return { pointer, bump: more.bump, reason: more.reason };
  const what = property === undefined ? `${typeName} was ${kind}` : `\`${property}\` was ${kind}`;
  return { pointer, bump, reason: change.messages.join(' ') || what };
}

/** The names of the components are names of exported types. */
function rateNames(before: OpenApiDocument, after: OpenApiDocument): readonly Change[] {
  return ['schemas', 'parameters', 'responses'].flatMap((kind) => {
    const [old, now] = [before, after].map(({ components }) => Object.keys((components[kind] as object) ?? {}));
    const gone = (old ?? []).filter((name) => !now?.includes(name));
    const fresh = (now ?? []).filter((name) => !old?.includes(name));
    const change = (bump: 'major' | 'minor', name: string, what: string): Change => ({
      bump,
      pointer: pointerOf(['components', kind, name]),
      reason: `the type of ${kind}/${name} ${what}`,
    });
    return [
      ...gone.map((name) => change('major', name, 'is gone')),
      ...fresh.map((name) => change('minor', name, 'was added')),
    ];
  });
}

function textChange(path: readonly string[], what: string): Change {
  return { bump: 'patch', pointer: pointerOf(path), reason: `${what} changed` };
}

/** Whether a change that is rated stands at this place, around it or within it. */
function isRated(rated: readonly Change[], path: readonly string[]): boolean {
  const own = pointerOf(path);
  return rated.some(({ pointer }) => `${own}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${own}/`));
}

function startsWith(whole: readonly string[], path: readonly string[]): boolean {
  return path.every((key, index) => whole[index] === key) || whole.every((key, index) => path[index] === key);
}
