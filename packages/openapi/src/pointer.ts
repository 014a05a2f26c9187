/** The names that a JSON pointer is made of: `/paths/~1v1/get` has `paths`, `/v1` and `get`. */
export function pointerParts(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A name as a part of a JSON pointer. */
export function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The value in a document at a JSON pointer, with each `$ref` on the way followed. */
export function resolvePointer(document: object, pointer: string): unknown {
  return pointerParts(pointer).reduce<unknown>(
    (value, part) => (dereference(document, value) as Record<string, unknown> | undefined)?.[part],
    document,
  );
}

/** The value that a `$ref` within the document leads to; a value without one as it is. */
export function dereference(document: object, value: unknown): unknown {
  const reference = (value as { readonly $ref?: unknown } | null | undefined)?.$ref;
  if (typeof reference !== 'string') return value;
  return dereference(document, resolvePointer(document, decodeURIComponent(reference.slice(1))));
}
