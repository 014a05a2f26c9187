/**
 * Text whose control, escape and bidirectional characters are written as `\u…`: raw they could move the cursor of a
 * terminal, colour it, or reorder what it shows. The joiner behind an emoji makes one emoji of several.
 */
export function escapeControls(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text.replaceAll(
    /(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|(?!\u200D)[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) =>
      character
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}

/** JSON that a terminal may show. It means the same: only characters of strings are written in another way. */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent);
  return indent === undefined ? escapeControls(text) : text.split('\n').map(escapeControls).join('\n');
}
