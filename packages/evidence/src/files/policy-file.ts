import { basename } from 'node:path';
import schema from '../../schemas/policy.schema.json' with { type: 'json' };
import { readMoment } from '../core/moment.ts';
import type { Policy } from '../core/policy.ts';
import { type Reading, readText, readYaml } from './yaml-file.ts';

/**
 * Reads a policy.
 *
 * @throws {EvidenceError} `invalidFile` with the line of the mistake
 */
export async function readPolicy(path: string): Promise<Policy> {
  return readYaml<Policy>(basename(path), await readText(path), schema, ({ exceptions = [] }) =>
    exceptions.map(
      ({ until }, index): Reading => [['exceptions', index, 'until'], () => readMoment('until', until, 'UTC')],
    ),
  );
}
