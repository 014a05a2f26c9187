import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { moduleText } from '../banner.ts';
import type { OpenApiDocument } from '../document.ts';
import type { Files } from '../files.ts';

/** `paths`, `components` and `operations` as openapi-typescript writes them. */
export async function types(document: OpenApiDocument): Promise<Files> {
  const nodes = await openapiTS(structuredClone(document) as never, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    alphabetize: false,
    transform: (schema) => openEnum(schema as { 'x-extensible-enum'?: string[] }),
  });
  return { 'types.ts': moduleText(astToString(nodes).trim()) };
}

/** Known values first, so that editors offer them, and any other text too: `'A' | 'B' | (string & {})`. */
function openEnum(schema: { 'x-extensible-enum'?: string[] }): ts.TypeNode | undefined {
  const known = schema['x-extensible-enum'];
  if (!known) return undefined;
  const { factory } = ts;
  return factory.createUnionTypeNode([
    ...known.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value))),
    factory.createParenthesizedType(
      factory.createIntersectionTypeNode([
        factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
        factory.createTypeLiteralNode([]),
      ]),
    ),
  ]);
}
