import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type PrismHttpComponents,
} from '@stoplight/prism-http';
import stockMock from '@stoplight/prism-http/dist/mocker/index.js';
import { type Answer, serviceError } from './answer.ts';
import type { DataSet } from './data.ts';
import { behave, type Call } from './engine.ts';
import { languageOf, texts } from './texts.ts';

type MockComponent = PrismHttpComponents['mock'];
type MockInput = Parameters<MockComponent>[0];

/** Prism's severity of a violation that is an error. */
const error = 0;

const quiet = () => {};
const logger = {
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
  success: quiet,
  child: () => logger,
};

/**
 * Prism in process, with our behaviour as its mock: it routes, validates the input, asks the behaviour for an answer, or
 * its own examples where `Prefer` asks for one or an operation states no behaviour, and validates the output.
 *
 * @param document the bundled OpenAPI document; Prism changes it, so it gets a copy
 */
export async function createPrism(document: object, data: DataSet): Promise<(call: Call) => Promise<Answer>> {
  const resources = await getHttpOperationsFromSpec(structuredClone(document));
  const calls = new WeakMap<object, Call>();

  const mock: MockComponent = (options: MockInput) => (log) => {
    const call = calls.get(options.input.data);
    const violations = options.input.validations.filter((one) => one.severity === error);
    if (call && violations.length > 0)
      return right(
        badInput(
          call,
          violations.map((one) => one.message),
        ),
      );
    const answer = call && !prefers(call) ? behave(call, data) : undefined;
    return answer ? right(answer) : stockMock.default(options)(log);
  };

  const prism = createInstance(
    {
      isProxy: false,
      checkSecurity: false,
      validateRequest: true,
      validateResponse: true,
      mock: { dynamic: false },
      errors: false,
      upstreamProxy: undefined,
    } as IHttpConfig,
    { mock, logger: logger as never, validateSecurity: ({ element }) => ({ _tag: 'Right', right: element }) as never },
  );

  return async (call) => {
    const input = {
      method: 'get' as const,
      url: { path: call.path, query: queryOf(call) },
      headers: headersOf(call),
    };
    calls.set(input, call);
    const result = await prism.request(input, resources, configOf(call))();
    if (result._tag === 'Left') return fromPrismError(result.left);
    const { output, validations } = result.right;
    const violations = validations.output.filter((one) => one.severity === error);
    if (violations.length > 0)
      return violation(
        call,
        violations.map((one) => `${one.path?.join('.')} ${one.message}`),
      );
    return { status: output.statusCode, headers: output.headers ?? {}, body: output.body };
  };
}

/** An answer in Prism's words; the Either is plain data. */
function right({ status, headers, body }: Answer): ReturnType<ReturnType<MockComponent>> {
  return {
    _tag: 'Right',
    right: { statusCode: status, headers: { 'content-type': 'application/json', ...headers }, body },
  };
}

function badInput(call: Call, messages: readonly string[]): Answer {
  const language = languageOf(call.header('Accept-Language'));
  return serviceError(
    400,
    'BadRequest',
    'Bad Request',
    messages.map((message) => texts.badInput[language](message)),
  );
}

function violation(call: Call, messages: readonly string[]): Answer {
  const language = languageOf(call.header('Accept-Language'));
  return serviceError(
    500,
    'ResponseViolation',
    'Internal Server Error',
    messages.map((message) => texts.violation[language](message)),
  );
}

/** Prism reads only what the operation knows; what was empty, or null, was read as absent. */
function queryOf({ operation, values, query }: Call): Record<string, string> {
  const known = Object.keys(operation.parameters).filter(
    (name) => name in values && operation.parameters[name]?.in === 'query',
  );
  return Object.fromEntries(known.map((name) => [name, query.get(name) ?? '']));
}

function headersOf(call: Call): Record<string, string> {
  const names = [
    'Accept',
    'Accept-Language',
    'Scp-Api-Version',
    'Scp-Accesskey',
    'Scp-Signature',
    'Scp-Timestamp',
    'Scp-ClientType',
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      // Who asks for a status gets it in the media type that the document has for it.
      const value = name === 'Accept' && prefers(call) ? undefined : call.header(name);
      return value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );
}

function preferenceOf(call: Call, key: string): string | undefined {
  return call.header('Prefer')?.match(new RegExp(`(?:^|[,;\\s])${key}="?([\\w-]+)"?`))?.[1];
}

function prefers(call: Call): boolean {
  return preferenceOf(call, 'code') !== undefined || preferenceOf(call, 'example') !== undefined;
}

function configOf(call: Call): IHttpConfig {
  const code = preferenceOf(call, 'code');
  const exampleKey = preferenceOf(call, 'example');
  return {
    isProxy: false,
    checkSecurity: false,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false, ...(code && { code: Number(code) }), ...(exampleKey && { exampleKey }) },
  } as IHttpConfig;
}

function fromPrismError(problem: Error & { status?: number; detail?: string }): Answer {
  return serviceError(problem.status ?? 500, problem.name.replace(/^.*#/, ''), problem.message, [
    problem.detail ?? problem.message,
  ]);
}
