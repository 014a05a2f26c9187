/** A value of the query: what it says, or nothing where its percent-encoding is broken, and how it was written. */
export interface QueryValue {
  readonly text: string | undefined;
  readonly raw: string;
}

/** Reads a query without ever failing. `+` is a space, as the service reads it. */
export function parseQuery(query: string): ReadonlyMap<string, readonly QueryValue[]> {
  const values = new Map<string, QueryValue[]>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const rawName = equals < 0 ? pair : pair.slice(0, equals);
    const raw = equals < 0 ? '' : pair.slice(equals + 1);
    const name = decode(spaced(rawName)) ?? rawName;
    const value = { text: decode(spaced(raw)), raw };
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return values;
}

/** Nothing where the percent-encoding is broken. */
export function decode(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const spaced = (text: string) => text.replaceAll('+', ' ');
