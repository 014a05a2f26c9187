import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
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
  return { 'types.ts': moduleText(astToString(nodes.map(withoutAbsentParameters)).trim(), ...knownValues(document)) };
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

/** `query?: never` would make every intersection with the parameters of an operation `never`: leave it out. */
function withoutAbsentParameters<Node extends ts.Node>(root: Node): Node {
  const visit = (node: ts.Node): ts.Node => {
    const { factory } = ts;
    if (ts.isPropertySignature(node) && node.type && ts.isTypeLiteralNode(node.type) && nameOf(node) === 'parameters') {
      const present = node.type.members.filter((one) => !isNever(one));
      return factory.updatePropertySignature(
        node,
        node.modifiers,
        node.name,
        node.questionToken,
        factory.createTypeLiteralNode(present),
      );
    }
    return ts.visitEachChild(node, visit, undefined);
  };
  return visit(root) as Node;
}

const nameOf = ({ name }: ts.PropertySignature) => (ts.isIdentifier(name) ? name.text : '');

const isNever = (member: ts.TypeElement) =>
  ts.isPropertySignature(member) && member.type?.kind === ts.SyntaxKind.NeverKeyword;
