import type { Operation } from '@scp-backup/openapi';
import type { Answer } from '../answer.ts';
import type { ApiDescription } from '../description.ts';
import { exampleBodies } from './examples.ts';
import type { Row } from './row-source.ts';

/** A single object: the row of its list, laid over the example of the same id, or else over the first one. */
export function itemAnswer(description: ApiDescription, { id, item }: Operation, row: Row): Answer {
  const bodies = exampleBodies(description, id);
  const field = item?.field ?? '';
  const example = bodies.find((body) => body[field] === row[field]) ?? bodies[0];
  const fields = description.rows[id];
  const shared = Object.entries(row).filter(([name]) => !fields || name in fields);
  const headers = { 'content-type': 'application/json' };
  return { status: 200, headers, body: { ...example, ...Object.fromEntries(shared) } };
}
