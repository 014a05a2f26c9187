import { isThere, type Operation, type OperationExamples, queryText, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';

type Value = string | number | boolean;

/** One call of an operation, with values from the document. */
export interface Call {
  readonly operation: Operation;
  /** What stands in the path, in its order. */
  readonly path: readonly (readonly [name: string, value: Value])[];
  readonly query: readonly (readonly [name: string, value: Value])[];
  /** The service, where nothing else is named. */
  readonly baseUrl: string;
  /** What follows the base URL on the wire. */
  readonly target: string;
  readonly apiVersion: string;
  /** The number of that version, where it is a later one than the client sends by itself. */
  readonly since?: string;
}

/** The call that the samples make: what is required, and the sort, whose `:` must be signed as it is sent. */
export function exampleCall(operation: Operation): Call {
  const since = isThere(operation.since, service.apiVersion) ? undefined : operation.since;
  const known: Readonly<Record<string, OperationExamples>> = examples;
  const values = (known[operation.id]?.parameters ?? {}) as Readonly<Record<string, Value>>;
  const sort = operation.list?.sort;
  const exampleOf = (name: string): Value =>
    name === sort?.parameter && sort.default ? sort.default : (values[name] ?? `my-${name.replaceAll('_', '-')}`);
  const names = Object.entries(operation.parameters);
  const path = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => [name, exampleOf(name)] as const);
  const query = names
    .filter(([name, one]) => one.in === 'query' && (one.required || name === sort?.parameter))
    .map(([name]) => [name, exampleOf(name)] as const);
  const filled = path.reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
  const asked = queryText(query);
  const place = service.servers.find(({ environment }) => environment === 'e') ?? service.servers[0];
  return {
    operation,
    path,
    query,
    baseUrl: place.url.replace('{region}', place.regions[0]).replace('{environment}', place.environment),
    target: asked === '' ? filled : `${filled}?${asked}`,
    apiVersion: since ? service.apiVersion.replace(/[\d.]+$/, since) : service.apiVersion,
    ...(since && { since }),
  };
}
