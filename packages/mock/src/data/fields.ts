import type { RowFields } from '@scp-backup/openapi';
import type { Row } from '../behaviour/row-source.ts';
import { randomAt, seedOf } from './random.ts';
import { similarTo, uuid } from './text-values.ts';
import { isFailed, isUnfinished, type Timeline } from './timeline.ts';

type Shape = RowFields[string];
type Maker = (index: number) => unknown;

/** How many servers, users and the like there are. */
const things = 12;

/** Makes each field of a row on its own. */
export function fieldMakers(
  fields: RowFields,
  examples: readonly Row[],
  times: Timeline,
  seed: number,
): Map<string, Maker> {
  return new Map(Object.entries(fields).map(([field, shape]) => [field, makerOf(field, shape, examples, times, seed)]));
}

function makerOf(field: string, shape: Shape, examples: readonly Row[], times: Timeline, seed: number): Maker {
  const pool = [...new Set(examples.map((row) => row[field]))].filter((one) => one !== null && one !== undefined);
  const own = seedOf(seed, field);
  if (shape.format === 'date-time' || shape.format === 'date-time-local') return timeMaker(field, shape, times);
  if (field === times.stateField) return (index) => times.state(index);
  const choices = shape.enum ?? shape.known;
  if (choices) return (index) => choices[Math.floor(randomAt(own, index) * choices.length)];
  switch (shape.type) {
    case 'integer':
    case 'number':
      return numberMaker(shape, own);
    case 'boolean':
      return (index) => randomAt(own, index) < 0.5;
    case 'string':
      return textMaker(field, shape, pool.map(String), times, seed);
    default:
      return () => pool[0] ?? null;
  }
}

/** Times are whole seconds. */
function timeMaker(field: string, { format }: Shape, times: Timeline): Maker {
  const zone = format === 'date-time' ? 'Z' : '';
  return (index) => {
    const moment = times.moment(index, field);
    return moment === null || moment === undefined ? null : `${new Date(moment).toISOString().slice(0, 19)}${zone}`;
  };
}

function numberMaker({ minimum = 0, maximum = minimum + 100 }: Shape, seed: number): Maker {
  return (index) => Math.floor(minimum + randomAt(seed, index) * (maximum - minimum + 1));
}

/** An id and a name of the same thing belong together: `x_id` and `x_name` of a row are always of the same x. */
function textMaker(field: string, shape: Shape, pool: readonly string[], times: Timeline, seed: number): Maker {
  const thing = seedOf(seed, field.replace(/_?(id|uuid|name)$/i, ''));
  const texts = Array.from({ length: things }, (_, number) => {
    const text =
      pool.length > 0 ? similarTo(pool[number % pool.length] ?? '', thing, number) : named(field, shape, number);
    return text.slice(0, shape.maxLength);
  });
  return (index) => {
    const state = times.state(index);
    // What has not succeeded has made nothing that could be named.
    if (shape.nullable && (isUnfinished(state) || isFailed(state))) return null;
    return texts[Math.floor(randomAt(thing, index) * things)];
  };
}

function named(field: string, { format, minLength = 0 }: Shape, number: number): string {
  return format === 'uuid' ? uuid(seedOf(field, number)) : `${field}-${number + 1}`.padEnd(minLength, '0');
}
