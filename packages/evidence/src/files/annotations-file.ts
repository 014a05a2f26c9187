import schema from '../../schemas/annotations.schema.json' with { type: 'json' };
import { type Annotation, type Annotations, readAnnotation } from '../core/annotations.ts';
import { type Reading, readYaml } from './yaml-file.ts';

/**
 * Reads annotations; their times without a zone are read in `zone`.
 *
 * @throws {EvidenceError} `invalidFile` with the line of the mistake
 */
export function parseAnnotations(name: string, text: string, zone: string): readonly Annotation[] {
  const { annotations } = readYaml<Annotations>(name, text, schema, ({ annotations }) =>
    annotations.map((one, index): Reading => [['annotations', index], () => readAnnotation(one, zone)]),
  );
  return annotations;
}
