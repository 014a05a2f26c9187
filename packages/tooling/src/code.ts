import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

/** How much code a folder holds, and how much of it decides. */
export interface CodeFigures {
  readonly name: string;
  /** Lines with code on them: no comments, no blank lines. */
  readonly lines: number;
  /** Branches, loops, cases, catches, conditional and short-circuit operators in 100 of these lines. */
  readonly decisions: number;
}

const decisions = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** The figures of all TypeScript and JavaScript files below a folder. */
export async function codeFigures(name: string, folder: string): Promise<CodeFigures> {
  let lines = 0;
  let decided = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.[jt]s$/.test(entry.name)) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    const source = ts.createSourceFile(entry.name, text, ts.ScriptTarget.Latest, true);
    const coded = new Set<number>();
    const visit = (node: ts.Node): void => {
      if (ts.isJSDoc(node)) return;
      if (decisions.has(node.kind)) decided += 1;
      const parts = node.getChildren(source);
      for (const part of parts) visit(part);
      if (parts.length > 0) return;
      const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      const last = source.getLineAndCharacterOfPosition(node.end).line;
      if (node.getWidth(source) > 0) for (let line = first; line <= last; line++) coded.add(line);
    };
    visit(source);
    lines += coded.size;
  }
  return { name, lines, decisions: (decided / lines) * 100 };
}
