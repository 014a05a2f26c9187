/** A Markdown table. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

/** A text of several lines for one cell, in which nothing is HTML or a template of Vue. */
export function line(text: string): string {
  return plain(text).replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

/** Text in which nothing outside of code is HTML or a template of Vue. */
export function plain(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;')))
    .join('');
}

/** A heading with the same address in every language. */
export function heading(level: number, text: string, id: string): string {
  return `${'#'.repeat(level)} ${plain(text)} {#${id}}`;
}

export function fence(grammar: string, code: string): string {
  return `\`\`\`${grammar}\n${code.trimEnd()}\n\`\`\``;
}

export const code = (text: unknown): string => `\`${text}\``;
