import type { Operation } from '@scp-backup/openapi';
import { exampleBodies } from '../behaviour/examples.ts';
import { isRow } from '../behaviour/rows-by-parent.ts';
import type { ApiDescription } from '../description.ts';

/** Says what is wrong with a value that should be a row of an operation, by the schema of the document. */
export function createRowCheck(
  description: ApiDescription,
  { id, list }: Operation,
): (value: unknown) => string | undefined {
  const items = list?.items ?? '';
  const body = { ...exampleBodies(description, id)[0], ...(list?.count && { [list.count.property]: 1 }) };
  return (value) => {
    if (!isRow(value)) return 'a row must be an object';
    if (Object.keys(value).length === 0) return 'the row has no fields';
    const [first] = description.validateResponse?.(id, 200, { ...body, [items]: [value] }, 'application/json') ?? [];
    if (!first) return undefined;
    const pointer = first.pointer.replace(`/${items}/0`, '').replace(/^\//, '');
    return [pointer, first.message].filter(Boolean).join(' ');
  };
}
