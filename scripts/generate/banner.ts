export const banner = 'Generated from spec/ by `npm run generate`. Do not edit.';

/** Source text of one generated TypeScript module. */
export function moduleText(...parts: string[]): string {
  return `// ${banner}\n\n${parts.join('\n\n')}\n`;
}

/** A constant whose type is its value. */
export function constant(name: string, value: unknown): string {
  return `export const ${name} = ${JSON.stringify(value, null, 2)} as const;`;
}
