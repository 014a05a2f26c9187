import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A property of a type, as its doc comment describes it. */
export interface Option {
  readonly name: string;
  /** As it is written, and as the compiler understands it. */
  readonly type: string;
  readonly resolved: string;
  readonly required: boolean;
  readonly text: string;
  readonly fallback?: string;
}

/** A member of a union of texts, with the comment above it. */
export interface Member {
  readonly name: string;
  readonly text: string;
}

export interface CodeReader {
  /** The properties of an exported type, those of all its alternatives. */
  options(type: string): readonly Option[];
  members(type: string): readonly Member[];
}

/** Reads the types that the packages export, by the compiler's own understanding of them. */
export function readCode(packages: readonly string[]): CodeReader {
  const entries = packages.map((name) => fileURLToPath(new URL(`../../${name}/src/index.ts`, import.meta.url)));
  const program = ts.createProgram(entries, {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    // Types of the platform are named as they are written.
    lib: ['lib.es5.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  });
  const checker = program.getTypeChecker();
  const exported = new Map(
    entries
      .flatMap((path) => checker.getSymbolAtLocation(program.getSourceFile(path) as ts.Node) ?? [])
      .flatMap((module) => checker.getExportsOfModule(module))
      .map((one) => [one.name, one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one]),
  );
  const symbolOf = (name: string): ts.Symbol => {
    const symbol = exported.get(name);
    if (!symbol) throw new Error(`no package exports the type ${name}`);
    return symbol;
  };

  function optionOf(symbol: ts.Symbol): Option {
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
    const type = declaration ? checker.getTypeOfSymbolAtLocation(symbol, declaration) : checker.getTypeOfSymbol(symbol);
    const written =
      declaration && 'type' in declaration ? (declaration.type as ts.TypeNode | undefined)?.getText() : '';
    const [fallback] = symbol.getJsDocTags(checker).filter(({ name }) => name === 'default');
    return {
      name: symbol.name,
      type: (written || checker.typeToString(type))
        .replace(/^\| /, '')
        .replace(/ \| undefined$/, '')
        .replaceAll(/\s+/g, ' '),
      resolved: checker.typeToString(type),
      required: !(symbol.flags & ts.SymbolFlags.Optional),
      text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      ...(fallback && { fallback: ts.displayPartsToString(fallback.text) }),
    };
  }

  return {
    options(name) {
      const type = checker.getDeclaredTypeOfSymbol(symbolOf(name));
      const alternatives = type.isUnion() ? type.types : [type];
      const all = alternatives.flatMap((one) => checker.getPropertiesOfType(one)).map(optionOf);
      // What one alternative forbids, another one describes.
      const allowed = all.filter((one) => !['never', 'undefined'].includes(one.type));
      return [...new Set(allowed.map((one) => one.name))].map((property) => {
        const [first, ...others] = allowed.filter((one) => one.name === property) as [Option, ...Option[]];
        const differ = others.some((one) => one.resolved !== first.resolved);
        const types = [first, ...others].flatMap((one) => one.resolved.replaceAll('"', "'").split(' | '));
        const required = first.required && others.length + 1 === alternatives.length;
        return { ...first, required, type: differ ? [...new Set(types)].join(' | ') : first.type };
      });
    },
    members(name) {
      const [declaration] = symbolOf(name).declarations ?? [];
      if (!declaration || !ts.isTypeAliasDeclaration(declaration) || !ts.isUnionTypeNode(declaration.type)) {
        throw new Error(`${name} is not a union`);
      }
      const source = declaration.getSourceFile().text;
      let before = declaration.name.end;
      return declaration.type.types.map((node) => {
        const [, text = ''] = /\/\*\*([\s\S]*?)\*\//.exec(source.slice(before, node.getStart())) ?? [];
        before = node.end;
        return { name: node.getText().replaceAll("'", ''), text: text.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim() };
      });
    },
  };
}
