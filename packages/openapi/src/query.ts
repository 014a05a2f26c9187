/**
 * The query of a call, in the form that every server and proxy reads the same way: `: , / ?` are literal, a space is
 * `%20`, everything else that needs it is percent-encoded once. Null and undefined are left out.
 */
export function queryText(parameters: Iterable<readonly [name: string, value: unknown]>): string {
  return [...parameters]
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encode(name)}=${encode(String(value))}`)
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(3A|2C|2F|3F)/g, decodeURIComponent)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
