/**
 * The engine that validates by the document itself. It needs Prism: `npm install @stoplight/prism-http`. `startMock` loads
 * it by itself where Prism is installed.
 */
import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpMockConfig,
  type IHttpRequest,
} from '@stoplight/prism-http';
import type { Answer } from './answer.ts';
import type { Call, Engine } from './pipeline.ts';
import type { Problem } from './problem.ts';
import { failure, responseViolation, same, schemaViolation } from './texts.ts';

type Components = Parameters<typeof createInstance>[1];
type Mocked = ReturnType<ReturnType<NonNullable<Components['mock']>>>;
type Diagnostic = Parameters<NonNullable<Components['mock']>>[0]['input']['validations'][number];
type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** The request of Prism, with the call that it was made from. */
interface PrismRequest extends IHttpRequest {
  readonly call: Call;
  readonly behaviour: () => Answer | Problem;
}

const config: IHttpMockConfig = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

const silence = (): void => {};
const levels = ['trace', 'debug', 'info', 'success', 'warn', 'error', 'fatal'];
/** Prism logs each step of each request, which costs more than the request itself. */
const silentLogger: object = {
  child: () => silentLogger,
  ...Object.fromEntries(levels.map((level) => [level, silence])),
};

/**
 * Prism in process: it validates requests and responses by an OpenAPI 3.1 document in one file; the mock's behaviour takes
 * the place of Prism's own.
 *
 * @param document left as it is
 */
export async function createPrismEngine(document: object): Promise<Engine> {
  // Prism resolves the references of the document in place.
  const resources = await getHttpOperationsFromSpec(structuredClone(document));
  const prism = createInstance(config, {
    logger: silentLogger as Components['logger'],
    validateSecurity: ({ element }) => ({ _tag: 'Right', right: element }),
    mock:
      ({ input }) =>
      () =>
        answerPrism(input.data as PrismRequest, input.validations),
  });
  return async (call, behaviour) => {
    const resource = findResource(resources, call);
    const result = await prism.request(prismRequest(call, behaviour, resource), [resource], config)();
    if (result._tag === 'Left') return refusal(result.left);
    const { output, validations } = result.right;
    const wrong = validations.output.filter(isError);
    if (wrong.length > 0) return violation(wrong);
    return { status: output.statusCode, headers: textHeaders(output.headers), body: output.body };
  };
}

class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

function answerPrism({ call, behaviour }: PrismRequest, validations: readonly Diagnostic[]): Mocked {
  const bad = validations.filter(isError);
  const answer = bad.length > 0 ? badInput(call, bad) : behaviour();
  if ('details' in answer) return { _tag: 'Left', left: new Refused(answer) };
  const { status, headers, body } = answer;
  return { _tag: 'Right', right: { statusCode: status, headers, body } };
}

function findResource(resources: readonly PrismOperation[], { operation: { method, path } }: Call): PrismOperation {
  const found = resources.find((one) => one.path === path && one.method.toUpperCase() === method);
  if (!found) throw new Error(`the document has no ${method} ${path}`);
  return found;
}

/** The request as the parameters were read, so that Prism and the behaviour see the same values. */
function prismRequest(call: Call, behaviour: PrismRequest['behaviour'], resource: PrismOperation): PrismRequest {
  const { operation, parameters, request } = call;
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of parameters) {
    if (operation.parameters[name]?.in !== 'query') continue;
    query[name] = Array.isArray(value) ? [...value] : String(value);
  }
  const headers: Record<string, string> = {};
  for (const { name } of resource.request?.headers ?? []) {
    const value = request.headers.get(name);
    if (value !== null) headers[name.toLowerCase()] = value;
  }
  const path = operation.path.replace(/\{([^}]*)\}/g, (_, name) => encode(String(parameters.get(name) ?? '')));
  return { method: 'get', url: { path, query }, headers, call, behaviour };
}

/** Also what `encodeURIComponent` leaves alone but Prism's path templates do not. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** `DiagnosticSeverity.Error` */
const isError = ({ severity }: Diagnostic) => severity === 0;

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

interface PrismError extends Error {
  readonly detail?: string;
  readonly additional?: { readonly validation?: readonly { readonly message: string }[] };
}

function refusal(error: PrismError): Problem {
  if (error instanceof Refused) return error.problem;
  const details = error.additional?.validation?.map((one) => same(one.message)) ?? [
    same(error.detail ?? error.message),
  ];
  return { status: 500, code: 'InternalError', details: [failure, ...details] };
}

function textHeaders(headers: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const given = Object.entries(headers).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
