import type { Operation, RowFields } from '@scp-backup/openapi';
import { exampleRows } from '../behaviour/examples.ts';
import type { Row, RowSource } from '../behaviour/row-source.ts';
import type { ApiDescription } from '../description.ts';
import { outcomesOf } from './outcomes.ts';
import { randomAt, seedOf } from './random.ts';
import { createTemplate, type Template, timeText, vary } from './templates.ts';

export interface RowsToMake {
  readonly length: number;
  readonly seed: number;
  /** The same for all parents, so that a server which two of them name is one server. */
  readonly thingSeed: number;
  /** Milliseconds since 1970, in whole seconds: no row has a later time. */
  readonly now: number;
  readonly failed: number;
  /** Whether the last one of several runs is under way. */
  readonly runs: boolean;
  /** The id that the rows belong to. */
  readonly parent?: string | undefined;
  /** The ids of the rows. Owners are older than the rows that belong to them. */
  readonly ids:
    | { readonly field: string; readonly at: (number: number) => string; readonly isOwner: boolean }
    | undefined;
}

const day = 86_400_000;
const year = 365 * day;
/** How many servers, users and the like the rows of one template name. */
const things = 12;

/** Makes the rows of one parent after the other; what they share is prepared once. */
export function rowMaker(description: ApiDescription, operation: Operation): (plan: RowsToMake) => RowSource {
  const fields = description.rows[operation.id] ?? {};
  const templates = exampleRows(description, operation).map((row) => createTemplate(row, fields, operation.run));
  const consistent = templates.filter(({ isConsistent }) => isConsistent);
  const used = consistent.length > 0 ? consistent : templates;
  return (plan) => (used.length > 0 ? generatedRows(operation, used, fields, plan) : []);
}

function generatedRows(
  operation: Operation,
  templates: readonly Template[],
  fields: RowFields,
  plan: RowsToMake,
): RowSource {
  const { length, ids } = plan;
  const { templateAt, momentAt } = story(operation, templates, fields, plan);
  const baseAt = ids
    ? ownRows(templates, fields, plan)
    : sharedRows(templates, fields, plan, parentOf(operation, plan));

  function moment(index: number, field: string): number | undefined {
    const before = templateAt(index).before.get(field);
    return before === undefined ? undefined : momentAt(index) - before;
  }

  function value(index: number, field: string): unknown {
    const at = moment(index, field);
    return at === undefined ? baseAt(templateAt(index), index)[field] : timeText(templateAt(index), field, at);
  }

  function make(index: number): Row {
    const template = templateAt(index);
    const times = [...template.before.keys()].map((field) => [field, value(index, field)]);
    return { ...baseAt(template, index), ...Object.fromEntries(times) };
  }

  return {
    length,
    moment,
    value,
    at: (index) => (index >= 0 && index < length ? make(index) : undefined),
  };
}

/** A row without its times. */
type BaseAt = (template: Template, index: number) => Row;

/** Rows that name one of a few things: one row for each template and thing. */
function sharedRows(templates: readonly Template[], fields: RowFields, plan: RowsToMake, parent: Row): BaseAt {
  const own = seedOf(plan.seed, 'thing');
  const variants = new Map(templates.map((template) => [template, [] as Row[]]));
  return (template, index) => {
    const thing = Math.floor(randomAt(own, index) * things);
    const known = variants.get(template) ?? [];
    known[thing] ??= {
      ...vary(template, fields, seedOf(plan.thingSeed, templates.indexOf(template)), thing + 1),
      ...parent,
    };
    return known[thing];
  };
}

/** Rows with an id each. Ordinals go on after those of the examples. */
function ownRows(templates: readonly Template[], fields: RowFields, { ids, thingSeed }: RowsToMake): BaseAt {
  const { field = '', at } = ids ?? { at: String };
  return (template, index) => {
    const row = index === 0 ? template.row : vary(template, fields, thingSeed, index + templates.length);
    const id = typeof template.row[field] === 'number' ? Number(at(index)) : at(index);
    return { ...row, [field]: id };
  };
}

interface Story {
  templateAt(index: number): Template;
  /** The latest time of a row. Each row has a slot of time of its own, in their order. */
  momentAt(index: number): number;
}

function story(
  operation: Operation,
  templates: readonly Template[],
  fields: RowFields,
  { length, seed, now, failed, runs, ids }: RowsToMake,
): Story {
  const outcomes = outcomesOf(operation.run, templates, fields, failed, seed);
  const running = runs && length > 1 ? outcomes.running : undefined;
  const documented = templates.find(({ row }) => ids && String(row[ids.field]) === ids.at(0));
  const fixed = [
    { place: 0, template: documented },
    { place: length - 1, template: running },
  ].filter(({ template }) => template);
  const step = Math.min(Math.max(year / length, 30_000), 14 * day);
  const end = ids?.isOwner ? now - year : now;
  return {
    templateAt: (index) => fixed.find(({ place }) => place === index)?.template ?? outcomes.ended(index),
    momentAt(index) {
      if (running && index === length - 1) return now - Math.min(600_000, wholeSeconds(step / 2));
      return end - wholeSeconds((length - index - 0.9 * randomAt(seed, index)) * step);
    },
  };
}

const wholeSeconds = (milliseconds: number) => Math.ceil(milliseconds / 1000) * 1000;

function parentOf({ list }: Operation, { parent }: RowsToMake): Row {
  const field = list?.parent?.field;
  return parent === undefined || field === undefined ? {} : { [field]: parent };
}
