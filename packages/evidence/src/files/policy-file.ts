import { basename } from 'node:path';
import schema from '../../schemas/policy.schema.json' with { type: 'json' };
import { EvidenceError } from '../core/error.ts';
import { readMoment } from '../core/moment.ts';
import type { Policy } from '../core/policy.ts';
import { readText, readYaml } from './yaml-file.ts';

/**
 * Reads a policy.
 *
 * @throws {EvidenceError} `invalidFile` with the line of the mistake
 */
export async function readPolicy(path: string): Promise<Policy> {
  const policy = readYaml<Policy>(basename(path), await readText(path), schema);
  for (const { until } of policy.exceptions ?? []) atDate(path, until);
  return policy;
}

function atDate(path: string, text: string): void {
  try {
    readMoment('exceptions.until', text, 'UTC');
  } catch (error) {
    throw new EvidenceError('invalidFile', `${basename(path)}: ${(error as Error).message}`);
  }
}
