import schema from '../../schemas/annotations.schema.json' with { type: 'json' };
import { type Annotation, type Annotations, readAnnotations } from '../core/annotations.ts';
import { EvidenceError } from '../core/error.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Reads annotations; their times without a zone are read in `zone`.
 *
 * @throws {EvidenceError} `invalidFile` with the line of the mistake
 */
export function parseAnnotations(name: string, text: string, zone: string): readonly Annotation[] {
  const { annotations } = readYaml<Annotations>(name, text, schema);
  try {
    readAnnotations(annotations, zone);
  } catch (error) {
    throw new EvidenceError('invalidFile', `${name}: ${(error as Error).message}`);
  }
  return annotations;
}
