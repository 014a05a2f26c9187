import type { Operation, Parameter } from '@scp-backup/openapi';
import type { Credentials } from '@scp-backup/signing';
import { type Answer, type MockResponse, write } from './answer.ts';
import { type CheckAnswer, checkIds, isList, listPage } from './behaviour/behave.ts';
import type { DataSet } from './behaviour/data-set.ts';
import { itemAnswer } from './behaviour/item.ts';
import type { ApiDescription } from './description.ts';
import { answerInFront, answerUnrouted } from './front.ts';
import { checkGate } from './gate/gate.ts';
import { type DetailForm, type Problem, refuse } from './problem.ts';
import { accepts } from './request/accept.ts';
import type { Arrival } from './request/arrival.ts';
import type { MockRequest } from './request/mock-request.ts';
import { readParameters, type Violation } from './request/parameters.ts';
import { answerExample, readPreference } from './request/prefer.ts';
import { parseQuery } from './request/query.ts';
import type { Parameters } from './request/values.ts';
import { responseViolation, same, wrongMediaType } from './texts.ts';
import type { OfferedVersion } from './versions.ts';

/** A request that has passed the gate and whose parameters are what the table allows. */
export interface Call {
  readonly request: MockRequest;
  readonly operation: Operation;
  readonly parameters: Parameters;
}

/** What holds the document against a call before the behaviour, and against the answer after it. */
export interface Engine {
  checkCall(call: Call): Problem | undefined;
  checkAnswer(operation: Operation, answer: Answer): Problem | undefined;
}

export interface PipelineParts {
  readonly description: ApiDescription;
  readonly data: DataSet;
  /** The oldest first. */
  readonly versions: readonly OfferedVersion[];
  readonly credentials: Credentials;
  readonly toleranceMs: number;
  /** Beside the generated validators. */
  readonly engine?: Engine | Promise<Engine> | undefined;
}

/** `repeatPage` answers with the first page, whichever was asked for. */
export type Pipeline = (arrival: Arrival, repeatPage: boolean) => Promise<MockResponse>;

const noEngine: Engine = { checkCall: () => undefined, checkAnswer: () => undefined };

/** front → gate → parameters → behaviour, within the engine → output. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { description, data, versions, credentials, toleranceMs } = parts;
  const apiVersions = versions.map(({ header }) => header);

  async function respond(arrival: Arrival, repeatPage: boolean): Promise<MockResponse> {
    const { request, url, route, occasion } = arrival;
    const inFront = answerInFront(arrival, description.service, versions);
    if (inFront) return inFront;
    const refused = await checkGate(request, { credentials, toleranceMs, apiVersions, now: occasion.now });
    if (refused) return refuse(arrival, refused);
    if (!route.found) return answerUnrouted(arrival, route.allow);
    const asked = request.headers.get('Scp-Api-Version');
    // Without the header the newest version answers (documented).
    const version = versions.find(({ header }) => header === asked) ?? versions.at(-1);
    const operation = version?.operations[route.operation.id];
    if (!operation) return answerUnrouted(arrival, []);
    const sent = { path: route.path, query: parseQuery(url.query), headers: request.headers };
    const { values, violations } = readParameters(operation, sent, description);
    if (violations.length > 0) return refuse(arrival, badParameters(operation, violations));
    const parameters = repeatPage ? onFirstPage(operation, values) : values;
    const answer = behave({ request, operation, parameters }, (await parts.engine) ?? noEngine);
    return 'details' in answer ? refuse(arrival, answer) : write(arrival, answer);
  }

  function behave(call: Call, engine: Engine): Answer | Problem {
    const { request, operation, parameters } = call;
    const bad = engine.checkCall(call);
    if (bad) return bad;
    const check = (answer: Answer) => engine.checkAnswer(operation, answer) ?? checkAnswer(operation, answer);
    const preference = readPreference(request.headers.get('Prefer'));
    if (preference) return checked(answerExample(description, operation, preference), check);
    const unknown = checkIds(operation, parameters, data);
    if (unknown) return unknown;
    const answer = isList(operation)
      ? listPage(operation, parameters, data, check)
      : checked(item(operation, parameters), check);
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
  function checkAnswer({ id }: Operation, { status, headers, body }: Answer): Problem | undefined {
    const type = headers['content-type'];
    if (!description.responses[id]?.[status]?.mediaTypes.includes(type)) return undefined;
    const violations = description.validateResponse?.(id, status, body, type) ?? [];
    if (violations.length === 0) return undefined;
    const details = violations.slice(0, 10).map(({ pointer, message }) => same(`${pointer} ${message}`));
    return { status: 500, code: 'ResponseViolation', details: [responseViolation, ...details] };
  }

  return respond;
}

function checked(answer: Answer | Problem, check: CheckAnswer): Answer | Problem {
  return 'details' in answer ? answer : (check(answer) ?? answer);
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
