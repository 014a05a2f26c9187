import openapiTS, { astToString } from 'openapi-typescript';
import { moduleText } from '../banner.ts';
import type { OpenApiDocument } from '../document.ts';
import type { Files } from '../files.ts';

/**
 * `paths`, `components` and `operations` as openapi-typescript writes them, where an open list of values is plain text,
 * and beside them each open list as a type of its known values.
 */
export async function types(document: OpenApiDocument): Promise<Files> {
  const nodes = await openapiTS(structuredClone(document) as never, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    alphabetize: false,
  });
  return { 'types.ts': moduleText(astToString(nodes).trim(), ...knownValues(document)) };
}

function knownValues(document: OpenApiDocument): string[] {
  return Object.entries(document.components.schemas ?? {}).flatMap(([name, { 'x-extensible-enum': known }]) =>
    known
      ? [
          `/** The known values of ${name}. Others may come. */\nexport type Known${name} = ${known.map((value) => JSON.stringify(value)).join(' | ')};`,
        ]
      : [],
  );
}
