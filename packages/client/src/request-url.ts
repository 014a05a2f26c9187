import type { CheckedInput } from './input.ts';

/** What a call asks, as it goes over the wire. */
export function requestUrl(baseUrl: string, path: string, input: CheckedInput): string {
  const query = serializeQuery(input.query);
  return baseUrl + requestPath(path, input.path) + (query && `?${query}`);
}

/** The path of an operation with the values of its parameters. */
export function requestPath(path: string, values: CheckedInput['path']): string {
  let filled = path;
  for (const name in values) filled = filled.replace(`{${name}}`, () => encodeURIComponent(String(values[name])));
  return filled;
}

/**
 * The query of a call, in the form that every server and proxy on the way reads alike: `: , / ?` stand as they are, a
 * space is `%20`, all else that needs it is percent-encoded once. What is sent is what is signed.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const name in query) {
    const value = query[name];
    if (value !== undefined && value !== null) text += `${text && '&'}${encode(name)}=${encode(String(value))}`;
  }
  return text;
}

function encode(text: string): string {
  if (/^[\w.~:,/?-]*$/.test(text)) return text;
  return encodeURIComponent(text)
    .replace(/%(3A|2C|2F|3F)/g, decodeURIComponent)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
