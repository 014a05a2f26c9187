import { type RowFields, type RunBehaviour, readInstant } from '@scp-backup/openapi';
import type { Row } from '../behaviour/row-source.ts';
import { seedOf } from './random.ts';
import { similarTo } from './text-values.ts';

/** An example row that other rows are made from. */
export interface Template {
  readonly row: Row;
  /** How many milliseconds before the latest time of the row each of its times lies. */
  readonly before: ReadonlyMap<string, number>;
  /** Not a run that ends when it starts, or before: the vendor's own example does. */
  readonly isConsistent: boolean;
}

/** Which fields are times is what their formats say. */
export function createTemplate(row: Row, fields: RowFields, run: RunBehaviour | undefined): Template {
  const moments = Object.entries(row).flatMap(([field, value]) => {
    const instant = fields[field]?.format?.startsWith('date-time') ? readInstant(value) : undefined;
    return instant ? [[field, instant.milliseconds] as const] : [];
  });
  const latest = Math.max(...moments.map(([, moment]) => moment));
  const before = new Map(moments.map(([field, moment]) => [field, latest - moment]));
  const [started, ended] = [run?.started ?? '', run?.ended ?? ''].map((field) => before.get(field));
  return { row, before, isConsistent: started === undefined || ended === undefined || started > ended };
}

/** A time in whole seconds, with a zone where the example has one. */
export function timeText({ row }: Template, field: string, moment: number): string {
  const zone = /(z|[+-]\d\d:\d\d)$/i.test(String(row[field])) ? 'Z' : '';
  return `${new Date(moment).toISOString().slice(0, 19)}${zone}`;
}

/**
 * The row of a template for another thing, such as another server: its ids are others and its ordinals count on. Values that
 * the document names, and times, are kept.
 */
export function vary({ row, before }: Template, fields: RowFields, seed: number, ordinal: number): Row {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => {
      const isNamed = before.has(field) || fields[field]?.known !== undefined || fields[field]?.enum !== undefined;
      const isKept = isNamed || typeof value !== 'string';
      return [field, isKept ? value : similarTo(value, seedOf(seed, value, ordinal), ordinal)];
    }),
  );
}
