import { createRequire } from 'node:module';
import { dereference, escapePointer, resolvePointer } from '@scp-backup/openapi';

type Json = Readonly<Record<string, unknown>>;

/** The bundled English document. */
export function loadDocument(): Json {
  return createRequire(import.meta.url)('@scp-backup/openapi/openapi.en.json') as Json;
}

/** Pointer of an operation. */
export function operationPointer(path: string): string {
  return `/paths/${escapePointer(path)}/get`;
}

/** Pointer of what the parameters of an operation say together: their list, or the operation where it has none. */
export function parametersPointer(document: Json, path: string): string {
  const pointer = `${operationPointer(path)}/parameters`;
  return resolvePointer(document, pointer) === undefined ? operationPointer(path) : pointer;
}

/** Pointer of a parameter of an operation, wherever it stands. */
export function parameterPointer(document: Json, path: string, name: string): string {
  for (const place of [operationPointer(path), `/paths/${escapePointer(path)}`]) {
    const list = resolvePointer(document, `${place}/parameters`);
    const index = Array.isArray(list)
      ? list.findIndex((one) => (dereference(document, one) as Json)?.name === name)
      : -1;
    if (index >= 0) return `${place}/parameters/${index}`;
  }
  return parametersPointer(document, path);
}

/** The header parameters of an operation by name. */
export function headerParameters(document: Json, path: string): readonly string[] {
  return [operationPointer(path), `/paths/${escapePointer(path)}`].flatMap((place) => {
    const list = resolvePointer(document, `${place}/parameters`);
    if (!Array.isArray(list)) return [];
    const all = list.map((one) => dereference(document, one) as { name: string; in: string });
    return all.filter((one) => one.in === 'header').map((one) => one.name);
  });
}

/** Pointers of the security headers by their name. */
export function securityPointers(document: Json): ReadonlyMap<string, string> {
  const schemes = (resolvePointer(document, '/components/securitySchemes') ?? {}) as Record<string, { name?: string }>;
  return new Map(
    Object.entries(schemes).map(([key, { name }]) => [
      name ?? key,
      `/components/securitySchemes/${escapePointer(key)}`,
    ]),
  );
}

/** Pointer of the schema of a JSON answer. */
export function schemaPointer(path: string, status: string, mediaType = 'application/json'): string {
  return `${operationPointer(path)}/responses/${status}/content/${escapePointer(mediaType)}/schema`;
}

/** The names of the properties of a schema. */
export function topProperties(document: Json, schemaAt: string): readonly string[] {
  return Object.keys((resolvePointer(document, `${schemaAt}/properties`) ?? {}) as object);
}

/** Pointers, within a value, of properties that its schema does not name. */
export function unknownProperties(document: Json, schemaAt: string, value: unknown): readonly string[] {
  return unknownIn(document, dereference(document, resolvePointer(document, schemaAt)), value, '');
}

function unknownIn(document: Json, schema: unknown, value: unknown, at: string): readonly string[] {
  const { properties, items, additionalProperties } = (schema ?? {}) as {
    properties?: Record<string, unknown>;
    items?: unknown;
    additionalProperties?: unknown;
  };
  if (Array.isArray(value)) {
    const inner = dereference(document, items);
    return value.flatMap((one, index) => unknownIn(document, inner, one, `${at}/${index}`));
  }
  if (typeof value !== 'object' || value === null || !properties) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    if (Object.hasOwn(properties, name)) {
      return unknownIn(document, dereference(document, properties[name]), one, `${at}/${escapePointer(name)}`);
    }
    return additionalProperties ? [] : [`${at}/${escapePointer(name)}`];
  });
}
