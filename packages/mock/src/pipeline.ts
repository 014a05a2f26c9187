import type { Operation } from '@scp-backup/openapi';
import type { Credentials } from '@scp-backup/signing';
import { type Answer, json, type MockResponse, write } from './answer.ts';
import { checkIds, isList, listPage } from './behaviour/behave.ts';
import type { DataSet } from './behaviour/data-set.ts';
import { itemAnswer } from './behaviour/item.ts';
import type { Effects } from './control/faults.ts';
import { preflightHeaders } from './cors.ts';
import type { ApiDescription } from './description.ts';
import { checkGate } from './gate/gate.ts';
import { gatewayError, type Occasion, type Problem, serviceError } from './problem.ts';
import { accepts } from './request/accept.ts';
import { preferredLanguage } from './request/language.ts';
import { type MockRequest, splitUrl } from './request/mock-request.ts';
import { readParameters } from './request/parameters.ts';
import { answerExample, readPreference } from './request/prefer.ts';
import { parseQuery } from './request/query.ts';
import type { Route } from './request/route.ts';
import type { Parameters } from './request/values.ts';
import { responseViolation, same, wrongMediaType } from './texts.ts';
import { type OfferedVersion, versionList } from './versions.ts';

/** A request that has passed the gate and whose parameters are what the table allows. */
export interface Call {
  readonly request: MockRequest;
  readonly operation: Operation;
  readonly parameters: Parameters;
}

/** An engine stands around the behaviour: it may refuse the call before and the answer after. */
export type Engine = (call: Call, behaviour: () => Answer | Problem) => Promise<Answer | Problem>;

export interface PipelineParts {
  readonly description: ApiDescription;
  readonly data: DataSet;
  /** The oldest first. */
  readonly versions: readonly OfferedVersion[];
  readonly credentials: Credentials;
  readonly toleranceMs: number;
  /** Around the behaviour; without one the generated validators alone stand there. */
  readonly engine?: Engine;
}

export type Pipeline = (
  request: MockRequest,
  route: Route,
  occasion: Occasion,
  effects: Effects | undefined,
) => Promise<MockResponse>;

/** Longer URLs are 414. Those that are longer than Node takes are 431 before they come here. */
const longestUrl = 8192;

/** gate → route → parameters → behaviour, within the engine → output. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { description, data, versions, credentials, toleranceMs, engine } = parts;
  const { service } = description;
  const apiVersions = versions.map(({ header }) => header);

  async function respond(
    request: MockRequest,
    route: Route,
    occasion: Occasion,
    effects: Effects | undefined,
  ): Promise<MockResponse> {
    const { origin, path, query } = splitUrl(request.url);
    const gateway = (status: number, error: string, headers?: Readonly<Record<string, string>>) =>
      json(request, status, gatewayError(status, error, path, occasion), headers);
    const observed = occasion.fidelity === 'observed';

    if (request.url.length > longestUrl) return gateway(414, 'URI Too Long');
    if (request.method === 'OPTIONS') {
      const headers = observed ? undefined : preflightHeaders(request, service.securityHeaders);
      return headers ? { status: 204, headers, body: '' } : gateway(403, 'Forbidden');
    }
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads && path === '/') return json(request, 200, versionList(versions, origin));

    const gate = { credentials, toleranceMs, apiVersions, now: occasion.now };
    const refused = await checkGate(request, gate, observed);
    if (refused === 'unsigned') return gateway(404, 'Not Found');
    if (refused) return refuse(request, route, refused, occasion);
    if (!route.found) {
      if (route.allow.length === 0) return gateway(404, 'Not Found');
      return gateway(405, 'Method Not Allowed', { allow: route.allow.join(', ') });
    }

    const asked = request.headers.get('Scp-Api-Version');
    // Without the header the newest version answers (documented).
    const version = versions.find(({ header }) => header === asked) ?? versions.at(-1);
    const operation = version?.operations[route.operation.id];
    if (!operation) return gateway(404, 'Not Found');
    const sent = { path: route.path, query: parseQuery(query), headers: request.headers };
    const { values, violations } = readParameters(operation, sent, description);
    if (violations.length > 0) {
      const details = violations.map(({ text }) => text);
      return refuse(request, route, { status: 400, code: 'BadRequest', details }, occasion);
    }
    const parameters = effects?.repeatPage ? onFirstPage(operation, values) : values;
    const behaviour = () => behaviourOf({ request, operation, parameters });
    const answer = await (engine ? engine({ request, operation, parameters }, behaviour) : behaviour());
    if ('details' in answer) return refuse(request, route, answer, occasion);
    const problem = checkOutput(operation, answer);
    return problem ? refuse(request, route, problem, occasion) : write(request, answer);
  }

  function behaviourOf({ request, operation, parameters }: Call): Answer | Problem {
    const preference = readPreference(request.headers.get('Prefer'));
    if (preference) return answerExample(description, operation, preference);
    const unknown = checkIds(operation, parameters, data);
    if (unknown) return unknown;
    if (isList(operation)) return listPage(operation, parameters, data);
    const row = data.row(operation, parameters);
    const answer = row ? itemAnswer(description, operation, row) : answerExample(description, operation, {});
    const type = 'headers' in answer && answer.headers['content-type'];
    if (!type || accepts(request.headers.get('Accept'), type)) return answer;
    return { status: 406, code: 'NotAcceptable', details: [wrongMediaType(type)] };
  }

  /** A response that does not fit the document is a mistake of the data, and an error. */
  function checkOutput({ id }: Operation, { status, headers, body }: Answer): Problem | undefined {
    const type = headers['content-type'] ?? 'application/json';
    if (body === undefined || !description.responses[id]?.[status]?.mediaTypes.includes(type)) return undefined;
    const violations = description.validateResponse?.(id, status, body, type) ?? [];
    if (violations.length === 0) return undefined;
    const details = violations.slice(0, 10).map(({ pointer, message }) => same(`${pointer} ${message}`));
    return { status: 500, code: 'ResponseViolation', details: [responseViolation, ...details] };
  }

  function refuse(request: MockRequest, route: Route, problem: Problem, occasion: Occasion): MockResponse {
    const language = preferredLanguage(request.headers.get('Accept-Language'));
    const body = serviceError(problem, language, occasion);
    const headers = { 'content-type': 'application/json' };
    const wrong = route.found && checkOutput(route.operation, { status: problem.status, headers, body });
    if (wrong && problem.status !== 500) return refuse(request, route, wrong, occasion);
    return json(request, problem.status, body);
  }

  return respond;
}

function onFirstPage({ list }: Operation, parameters: Parameters): Parameters {
  if (!list?.page) return parameters;
  return new Map([...parameters, [list.page.parameter, list.page.first]]);
}
