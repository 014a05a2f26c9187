import type { Bump } from './bump.ts';
import { isRecord, lostAndNew } from './differences.ts';
import type { RatedByRedocly } from './redocly-diff.ts';

interface Rule {
  readonly applies: (change: RatedByRedocly) => boolean;
  readonly bump: Bump;
  readonly reason: string;
}

const inResponse = ({ path }: RatedByRedocly): boolean => path.includes('/responses/');
const property =
  (type: string, ...names: string[]) =>
  ({ typeName, property: name }: RatedByRedocly): boolean =>
    typeName === type && names.includes(name ?? '');
const both =
  (...all: ((change: RatedByRedocly) => boolean)[]) =>
  (change: RatedByRedocly): boolean =>
    all.every((one) => one(change));
const combined = ({ path }: RatedByRedocly): boolean => /\/(anyOf|oneOf|allOf)\/\d+$/.test(path);
const kind =
  (wanted: RatedByRedocly['kind']) =>
  (change: RatedByRedocly): boolean =>
    change.kind === wanted;
const lost = ({ before, after }: RatedByRedocly): boolean => lostAndNew(before, after).lost.length > 0;
const added = ({ before, after }: RatedByRedocly): boolean => lostAndNew(before, after).added.length > 0;
const had = ({ before }: RatedByRedocly): boolean => before !== undefined && !isRecord(before);

/**
 * Where `redocly diff` asks for less than users need. The first rule that applies counts, and none makes a rating
 * smaller.
 */
const rules: readonly Rule[] = [
  {
    applies: both(property('Schema', 'enum'), inResponse, ({ before }) => !Array.isArray(before)),
    bump: 'major',
    reason: 'a response that could hold any value is now a closed list',
  },
  { applies: both(property('Schema', 'enum'), added), bump: 'minor', reason: 'values were added to the list' },
  {
    applies: both(property('Schema', 'default'), had),
    bump: 'major',
    reason: 'the default changed: a call that leaves the value out means something else',
  },
  { applies: property('Schema', 'default'), bump: 'minor', reason: 'a default was added' },
  {
    applies: both(property('Schema', 'required'), inResponse),
    bump: 'minor',
    reason: 'more of the answer is promised',
  },
  {
    applies: both(property('Schema', 'type'), inResponse),
    bump: 'minor',
    reason: 'the type of the answer is narrower',
  },
  { applies: both(combined, kind('added')), bump: 'major', reason: 'a value can have one form more' },
  { applies: both(combined, kind('removed')), bump: 'major', reason: 'a form that values could have is gone' },
  { applies: both(property('ServerVariable', 'enum'), lost), bump: 'major', reason: 'a server is gone' },
  { applies: both(property('ServerVariable', 'enum'), added), bump: 'minor', reason: 'there is one server more' },
  { applies: property('ServerVariable', 'default'), bump: 'major', reason: 'another server is the default' },
  { applies: property('Root', 'jsonSchemaDialect'), bump: 'major', reason: 'schemas are read by another dialect' },
  {
    applies: ({ typeName, kind }) => typeName === 'SecurityRequirement' && kind !== 'added',
    bump: 'major',
    reason: 'requests are signed otherwise',
  },
];

/** The rule that asks for more than the change's own rating, if there is one. */
export function raised(change: RatedByRedocly): { readonly bump: Bump; readonly reason: string } | undefined {
  return rules.find((rule) => rule.applies(change));
}
