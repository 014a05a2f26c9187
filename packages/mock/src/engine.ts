import type { Operation, OperationTable } from '@scp-backup/openapi';
import { type Answer, gatewayError, serviceError } from './answer.ts';
import { listPage } from './behaviour.ts';
import type { DataSet } from './data.ts';
import { type GateOptions, gate } from './gate.ts';
import { readParameters, type Value } from './parameters.ts';
import { languageOf, texts } from './texts.ts';

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Scheme and host, as the caller wrote them. */
  readonly origin: string;
  /** Path and query, exactly as they came. */
  readonly target: string;
  header(name: string): string | undefined;
}

/** A request that has passed the gate and whose parameters are good. */
export interface Call {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, Value>>;
  readonly path: string;
  readonly query: URLSearchParams;
  header(name: string): string | undefined;
}

export interface EngineOptions {
  readonly operations: OperationTable;
  readonly data: DataSet;
  /** The gate's options for a request of this moment. */
  readonly gate: () => GateOptions;
}

/** Everything up to the operation itself: route, signature, version, parameters. An answer is a refusal. */
export async function admit(
  request: WireRequest,
  options: EngineOptions,
): Promise<{ answer: Answer } | { call: Call }> {
  const language = languageOf(request.header('Accept-Language'));
  const gateOptions = options.gate();
  const now = gateOptions.now ?? Date.now();
  const [path = '', ...rest] = request.target.split('?');
  const route = routeOf(options.operations, path);
  if (!route) return { answer: gatewayError(404, 'Not Found', path, now) };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return {
      answer: { ...gatewayError(405, 'Method Not Allowed', path, now), headers: { Allow: 'GET, HEAD, OPTIONS' } },
    };
  }
  const message = { method: request.method, url: request.origin + request.target, header: request.header };
  const refusal = await gate(message, language, gateOptions);
  if (refusal) return { answer: refusal };
  const parameters = decodeAll(route.parameters);
  const query = rest.join('?');
  if (!parameters || !isDecodable(query)) {
    return { answer: serviceError(400, 'BadRequest', 'Bad Request', [texts.badUrl[language]()]) };
  }
  const searched = new URLSearchParams(query);
  const read = readParameters(route.operation, parameters, searched, language);
  if ('problems' in read) return { answer: serviceError(400, 'BadRequest', 'Bad Request', read.problems) };
  return { call: { operation: route.operation, values: read.values, path, query: searched, header: request.header } };
}

/** What a list operation answers from the data set; undefined for an operation without a behaviour. */
export function behave({ operation, values, header }: Call, data: DataSet): Answer | undefined {
  const { list, id } = operation;
  const parents = data.get(id);
  if (!list || !parents) return undefined;
  const body = listPage(list, values, parents);
  if (body) return { status: 200, body };
  const parameter = list.parent?.parameter ?? '';
  const detail = texts.unknownParent[languageOf(header('Accept-Language'))](parameter, String(values[parameter]));
  return serviceError(404, 'NotFound', 'Not Found', [detail]);
}

interface Route {
  readonly operation: Operation;
  /** The path's parameters, as they came. */
  readonly parameters: Readonly<Record<string, string>>;
}

function routeOf(operations: OperationTable, path: string): Route | undefined {
  const parts = path.split('/');
  for (const operation of Object.values(operations)) {
    const template = operation.path.split('/');
    const matches =
      template.length === parts.length &&
      template.every((part, index) => (isSlot(part) ? parts[index] !== '' : part === parts[index]));
    if (!matches) continue;
    const parameters = template.flatMap((part, index) =>
      isSlot(part) ? [[part.slice(1, -1), parts[index] ?? '']] : [],
    );
    return { operation, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}

function isSlot(part: string): boolean {
  return part.startsWith('{') && part.endsWith('}');
}

function decodeAll(parameters: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    return undefined;
  }
}

function isDecodable(query: string): boolean {
  try {
    decodeURIComponent(query.replaceAll('+', ' '));
    return true;
  } catch {
    return false;
  }
}
