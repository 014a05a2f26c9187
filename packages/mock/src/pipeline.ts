import type { Operation, Parameter } from '@scp-backup/openapi';
import type { Credentials } from '@scp-backup/signing';
import { type Answer, json, type MockResponse, write } from './answer.ts';
import { checkIds, isList, listPage } from './behaviour/behave.ts';
import type { DataSet } from './behaviour/data-set.ts';
import { itemAnswer } from './behaviour/item.ts';
import type { Effects } from './control/faults.ts';
import type { ApiDescription } from './description.ts';
import { answerInFront, answerUnrouted } from './front.ts';
import { checkGate } from './gate/gate.ts';
import { type DetailForm, type Occasion, type Problem, serviceError } from './problem.ts';
import { accepts } from './request/accept.ts';
import { preferredLanguage } from './request/language.ts';
import { type MockRequest, splitUrl } from './request/mock-request.ts';
import { readParameters, type Violation } from './request/parameters.ts';
import { answerExample, readPreference } from './request/prefer.ts';
import { parseQuery } from './request/query.ts';
import type { Route } from './request/route.ts';
import type { Parameters } from './request/values.ts';
import { responseViolation, same, wrongMediaType } from './texts.ts';
import type { OfferedVersion } from './versions.ts';

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

/** front → gate → parameters → behaviour, within the engine → output. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { description, data, versions, credentials, toleranceMs } = parts;
  const engine: Engine = parts.engine ?? (async (_, behaviour) => behaviour());
  const apiVersions = versions.map(({ header }) => header);

  async function respond(
    request: MockRequest,
    route: Route,
    occasion: Occasion,
    effects: Effects | undefined,
  ): Promise<MockResponse> {
    const inFront = answerInFront(request, route, occasion, description.service, versions);
    if (inFront) return inFront;
    const refused = await checkGate(request, { credentials, toleranceMs, apiVersions, now: occasion.now });
    if (refused) return refuse(request, refused, occasion);
    if (!route.found) return answerUnrouted(request, route.allow, occasion);
    const asked = request.headers.get('Scp-Api-Version');
    // Without the header the newest version answers (documented).
    const version = versions.find(({ header }) => header === asked) ?? versions.at(-1);
    const operation = version?.operations[route.operation.id];
    if (!operation) return answerUnrouted(request, [], occasion);
    const answer = await answerOperation(request, operation, route.path, effects);
    return 'details' in answer ? refuse(request, answer, occasion) : write(request, answer);
  }

  async function answerOperation(
    request: MockRequest,
    operation: Operation,
    path: ReadonlyMap<string, string>,
    effects: Effects | undefined,
  ): Promise<Answer | Problem> {
    const sent = { path, query: parseQuery(splitUrl(request).query), headers: request.headers };
    const { values, violations } = readParameters(operation, sent, description);
    if (violations.length > 0) return badParameters(operation, violations);
    const parameters = effects?.repeatPage ? onFirstPage(operation, values) : values;
    const call = { request, operation, parameters };
    const answer = await engine(call, () => behave(call));
    return 'details' in answer ? answer : (checkOutput(operation, answer) ?? answer);
  }

  function behave({ request, operation, parameters }: Call): Answer | Problem {
    const preference = readPreference(request.headers.get('Prefer'));
    if (preference) return answerExample(description, operation, preference);
    const unknown = checkIds(operation, parameters, data);
    if (unknown) return unknown;
    const answer = isList(operation) ? listPage(operation, parameters, data) : item(operation, parameters);
    if ('details' in answer) return answer;
    const type = answer.headers['content-type'];
    if (accepts(request.headers.get('Accept'), type)) return answer;
    return { status: 406, code: 'NotAcceptable', details: [wrongMediaType(type)] };
  }

  function item(operation: Operation, parameters: Parameters): Answer | Problem {
    const row = data.row(operation, parameters);
    return row ? itemAnswer(description, operation, row) : answerExample(description, operation, {});
  }

  /** A response that does not fit the document is a mistake of the data, and an error. */
  function checkOutput({ id }: Operation, { status, headers, body }: Answer): Problem | undefined {
    const type = headers['content-type'];
    if (!description.responses[id]?.[status]?.mediaTypes.includes(type)) return undefined;
    const violations = description.validateResponse?.(id, status, body, type) ?? [];
    if (violations.length === 0) return undefined;
    const details = violations.slice(0, 10).map(({ pointer, message }) => same(`${pointer} ${message}`));
    return { status: 500, code: 'ResponseViolation', details: [responseViolation, ...details] };
  }

  function refuse(request: MockRequest, problem: Problem, occasion: Occasion): MockResponse {
    const language = preferredLanguage(request.headers.get('Accept-Language'));
    return json(request, problem.status, serviceError(problem, language, occasion));
  }

  return respond;
}

function badParameters({ parameters }: Operation, violations: readonly Violation[]): Problem {
  const details = violations.map(({ text }) => text);
  const form = formOf(parameters[violations[0]?.parameter ?? '']);
  return { status: 400, code: 'ValidationError', details, form };
}

/** Each form of details was seen; what causes which is not known, so each kind of parameter has one. */
function formOf(parameter: Parameter | undefined): DetailForm {
  if (parameter?.format === 'date-time') return 'objects';
  return parameter?.enum ? 'pythonList' : 'texts';
}

function onFirstPage({ list }: Operation, parameters: Parameters): Parameters {
  if (!list?.page) return parameters;
  return new Map([...parameters, [list.page.parameter, list.page.first]]);
}
