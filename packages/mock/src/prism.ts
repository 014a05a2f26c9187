/**
 * The engine that validates by the document itself. It needs Prism: `npm install @stoplight/prism-http@5.12`. `startMock` loads
 * it by itself where Prism is installed.
 */
import type { Operation } from '@scp-backup/openapi';
// The entry of the package also loads Prism's own mocker, with two libraries of made-up values, which takes a second.
import { getHttpOperationsFromSpec } from '@stoplight/prism-http/dist/utils/operations.js';
import { validateInput, validateOutput } from '@stoplight/prism-http/dist/validator/index.js';
import type { Call, Engine } from './pipeline.ts';
import type { Problem } from './problem.ts';
import { responseViolation, same, schemaViolation } from './texts.ts';

type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];
type PrismRequest = Parameters<typeof validateInput>[0]['element'];
type Diagnostic = Extract<ReturnType<typeof validateInput>, { _tag: 'Left' }>['left'][number];

/**
 * Prism in process: its validators check requests and responses by an OpenAPI 3.1 document in one file, and the mock's
 * behaviour stands between them.
 *
 * @param document left as it is
 */
export function createPrismEngine(document: object): Promise<Engine> {
  const engine = engines.get(document) ?? prepareEngine(document);
  engines.set(document, engine);
  return engine;
}

/** An engine keeps nothing of a call, so mocks of one document share it. */
const engines = new WeakMap<object, Promise<Engine>>();

async function prepareEngine(document: object): Promise<Engine> {
  // Prism resolves the references of the document in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const resources = new Map(operations.map((one) => [`${one.method.toUpperCase()} ${one.path}`, byStatus(one)]));
  const resourceOf = ({ method, path }: Operation) => {
    const resource = resources.get(`${method} ${path}`);
    if (!resource) throw new Error(`the document has no ${method} ${path}`);
    return resource;
  };
  return {
    checkCall(call) {
      const { whole } = resourceOf(call.operation);
      const bad = errorsOf(validateInput({ resource: whole, element: prismRequest(call, whole) }));
      return bad.length > 0 ? badInput(call, bad) : undefined;
    },
    checkAnswer(operation, { status, headers, body }) {
      const element = { statusCode: status, headers, body };
      const wrong = errorsOf(validateOutput({ resource: resourceOf(operation).of(status), element }));
      return wrong.length > 0 ? violation(wrong) : undefined;
    },
  };
}

/** An operation with the responses of one status: Prism looks for a status by as many expressions as there are. */
function byStatus(whole: PrismOperation) {
  const known = new Map(whole.responses.map((one) => [one.code, { ...whole, responses: [one] }]));
  return { whole, of: (status: number) => known.get(String(status)) ?? whole };
}

/** `DiagnosticSeverity.Error` */
const isError = ({ severity }: Diagnostic) => severity === 0;

function errorsOf(result: ReturnType<typeof validateInput> | ReturnType<typeof validateOutput>): readonly Diagnostic[] {
  return result._tag === 'Left' ? result.left.filter(isError) : [];
}

/** The request as the parameters were read, so that Prism and the behaviour see the same values. */
function prismRequest({ operation, parameters, request }: Call, { request: shape }: PrismOperation): PrismRequest {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of parameters) {
    if (operation.parameters[name]?.in !== 'query') continue;
    query[name] = Array.isArray(value) ? [...value] : String(value);
  }
  const headers: Record<string, string> = {};
  for (const { name } of shape?.headers ?? []) {
    const value = request.headers.get(name);
    if (value !== null) headers[name.toLowerCase()] = value;
  }
  const path = operation.path.replace(/\{([^}]*)\}/g, (_, name) => encode(String(parameters.get(name) ?? '')));
  return { method: 'get', url: { path, query }, headers };
}

/** Also what `encodeURIComponent` leaves alone but Prism's path templates do not. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

function badInput({ parameters }: Call, diagnostics: readonly Diagnostic[]): Problem {
  const details = diagnostics.map(({ message, path }) => {
    // Prism puts names into lower case.
    const [name, value] = [...parameters].find(([one]) => one.toLowerCase() === path?.[1]) ?? [];
    return name === undefined ? same(message) : schemaViolation(name, message, String(value));
  });
  return { status: 400, code: 'ValidationError', details };
}

function violation(diagnostics: readonly Diagnostic[]): Problem {
  const details = diagnostics.slice(0, 10).map(({ message }) => same(message));
  return { status: 500, code: 'ResponseViolation', details: [responseViolation, ...details] };
}
