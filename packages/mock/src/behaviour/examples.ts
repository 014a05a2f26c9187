import type { Operation } from '@scp-backup/openapi';
import type { Answer } from '../answer.ts';
import type { ApiDescription } from '../description.ts';
import type { Row } from './row-source.ts';
import { isRow } from './rows-by-parent.ts';

/** The 200 bodies of an operation's examples that are objects, in the order of the document. */
export function exampleBodies({ examples }: ApiDescription, id: string): readonly Row[] {
  const bodies = Object.values(examples[id]?.responses['200'] ?? {});
  return bodies.filter(isRow);
}

/** The rows of all examples of a list. */
export function exampleRows(description: ApiDescription, { id, list }: Operation): readonly Row[] {
  return exampleBodies(description, id).flatMap((body) => {
    return [body[list?.items ?? ''] ?? []].flat() as Row[];
  });
}

/** The example of a parameter as it stands in a path. */
export function exampleId({ examples }: ApiDescription, id: string, parameter: string): string | undefined {
  const value = examples[id]?.parameters[parameter];
  return [value ?? []].flat().map(String)[0];
}

/** The parent that the document's example belongs to. */
export function exampleParent(description: ApiDescription, { id, list }: Operation): string | undefined {
  return list?.parent && exampleId(description, id, list.parent.parameter);
}

/** An example of a status in its own media type: the one of that name, or the first. */
export function exampleAnswer(
  { examples, responses }: ApiDescription,
  id: string,
  status: string,
  name?: string,
): Answer | undefined {
  const bodies = new Map(Object.entries(examples[id]?.responses[status] ?? {}));
  const [first = ''] = bodies.keys();
  const chosen = name ?? first;
  if (!bodies.has(chosen)) return undefined;
  const type = responses[id]?.[status]?.examples?.[chosen]?.mediaType ?? 'application/json';
  return { status: Number(status), headers: { 'content-type': type }, body: bodies.get(chosen) };
}
