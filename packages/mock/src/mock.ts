import { operationsIn, rowsIn } from '@scp-backup/openapi';
import { type Credentials, checkCredentials } from '@scp-backup/signing';
import type { MockResponse } from './answer.ts';
import { createDataSet, type MockData } from './behaviour/data-set.ts';
import type { Row } from './behaviour/row-source.ts';
import { createMockClock, type MockClock } from './control/clock.ts';
import type { Fault } from './control/fault.ts';
import { breakWire, faultResponse } from './control/fault-response.ts';
import { createFaults, type Effects, type FaultHandle } from './control/faults.ts';
import { createJournal, type JournalEntry } from './control/journal.ts';
import { findScenario, type ScenarioName } from './control/scenarios.ts';
import { demoCredentials } from './credentials.ts';
import { type GenerateOptions, generateData } from './data/generate.ts';
import { defined } from './defined.ts';
import { type ApiDescription, describeApi, type OtherApi } from './description.ts';
import { MockError } from './errors.ts';
import { createPipeline, type Engine } from './pipeline.ts';
import { refuse } from './problem.ts';
import type { Arrival, Fidelity } from './request/arrival.ts';
import { type MockRequest, splitUrl } from './request/mock-request.ts';
import { createRouter } from './request/route.ts';
import { failure, same } from './texts.ts';
import { offerVersions } from './versions.ts';

export interface MockSettings {
  /** The key pair that requests must be signed with. @default demoCredentials */
  readonly credentials?: Credentials | undefined;
  /** The rows to answer with, by operation id. @default the rows of the document's first example */
  readonly data?: MockData | undefined;
  /** Makes rows for every list operation that `data` leaves out: the same ones for the same seed. */
  readonly generate?: GenerateOptions | undefined;
  /** Rows and faults that belong together, by name. `generate` and `data` go before its rows. @default none */
  readonly scenario?: ScenarioName | undefined;
  /** Where the clock gets its time: milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined;
  /**
   * Milliseconds that `Scp-Timestamp` may differ from the clock, on either side.
   * @default 900000 (15 minutes; assumed, the service's own tolerance is not known)
   */
  readonly toleranceMs?: number | undefined;
  /**
   * `observed` responds as recorded calls of the live service show: without signature headers the gateway's 404, for `//`
   * in a path the gateway's 401, no CORS, and a `detail` in each of the forms that were seen.
   * @default 'documented'
   */
  readonly fidelity?: Fidelity | undefined;
  /**
   * The API versions that are offered, as `1.2` or `backup 1.2`; the newest is the current one. What came with a later
   * version is not there.
   * @default the version of the document, 1.1
   */
  readonly apiVersions?: readonly string[] | undefined;
  /** Another API than the backup service: what is to be known of it. */
  readonly description?: OtherApi | undefined;
}

/** What tests do with a mock beside calling it. */
export interface MockControl {
  /** The key pair that requests must be signed with. */
  readonly credentials: Credentials;
  /** The requests that came, the oldest first; the last 10,000 at least, or fewer where they are very long. */
  readonly requests: readonly JournalEntry[];
  /** The time of the mock, which a test can set and move on. */
  readonly clock: MockClock;
  /**
   * The rows of a list operation: those of `parent`, or all.
   *
   * @throws {MockError} `ERR_INVALID_DATA` where there is no such list
   */
  rows(operationId: string, parent?: string): readonly Row[];
  /**
   * Adds rows to a list operation: each to the parent that it names, or all of them to `parent`.
   *
   * @throws {MockError} `ERR_INVALID_DATA`
   */
  insert(operationId: string, rows: readonly Row[], parent?: string): void;
  /**
   * Makes something go wrong until the handle's `remove()`, or for `times` requests.
   *
   * @throws {MockError} `ERR_INVALID_OPTION`
   */
  fault(fault: Fault): FaultHandle;
  /** Back to the start: the first rows, no faults but those of the scenario, an empty journal, a clock that runs. */
  reset(): void;
}

export interface Mock {
  readonly description: ApiDescription;
  readonly control: MockControl;
  /** Answers any request; it never rejects. */
  answer(request: MockRequest): Promise<MockResponse>;
}

/**
 * @throws {MockError} `ERR_INVALID_OPTION`, `ERR_INVALID_DATA`
 * @throws {SigningError} `ERR_INVALID_CREDENTIALS`
 */
export function createMock(settings: MockSettings, engine?: Engine | Promise<Engine>): Mock {
  const {
    credentials = demoCredentials,
    toleranceMs = 15 * 60_000,
    fidelity = 'documented',
    now = Date.now,
  } = settings;
  checkCredentials(credentials);
  if (!(toleranceMs >= 0)) {
    throw new MockError('ERR_INVALID_OPTION', `toleranceMs must be milliseconds, 0 or more, not ${toleranceMs}`);
  }
  if (fidelity !== 'documented' && fidelity !== 'observed') {
    throw new MockError('ERR_INVALID_OPTION', `fidelity must be documented or observed, not ${fidelity}`);
  }
  const described = describeApi(settings.description);
  const versions = offerVersions(described, settings.apiVersions);
  const newest = versions.at(-1)?.number ?? '';
  const description: ApiDescription = {
    ...described,
    operations: operationsIn(described.operations, newest),
    rows: rowsIn(described.rows, newest),
  };
  const scenario = findScenario(settings.scenario, now());
  const generate = { ...scenario.generate, ...defined(settings.generate) };
  const isGenerated = scenario.generate !== undefined || settings.generate !== undefined;
  const generated = isGenerated ? generateData(description, { now: now(), ...generate }) : {};
  const data = createDataSet(description, { ...generated, ...defined(settings.data) });
  const pipeline = createPipeline({ description, data, versions, credentials, toleranceMs, engine });
  const findRoute = createRouter(description.operations);
  const clock = createMockClock(now);
  const journal = createJournal();
  const faults = createFaults(description);
  const addScenarioFaults = () => scenario.faults?.forEach(faults.add);
  addScenarioFaults();
  let number = 0;

  async function answer(request: MockRequest): Promise<MockResponse> {
    number += 1;
    const at = clock.now();
    const url = splitUrl(request);
    const route = findRoute(request.method, url.path);
    const operation = route.found ? route.operation.id : undefined;
    const effects = faults.strike(operation, at);
    const arrival = { request, url, route, occasion: { number, now: at + effects.clockSkewMs, fidelity } };
    const response = await respond(arrival, effects);
    journal.record(at, request, operation, response.status);
    return response;
  }

  async function respond(arrival: Arrival, effects: Effects): Promise<MockResponse> {
    try {
      if (effects.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, effects.latencyMs));
      const response = effects.response
        ? faultResponse(arrival, effects.response, description)
        : await pipeline(arrival, effects.repeatPage);
      return breakWire(response, effects);
    } catch (error) {
      const details = [failure, same(error instanceof Error ? error.message : String(error))];
      return refuse(arrival, { status: 500, code: 'InternalError', details });
    }
  }

  const control: MockControl = {
    credentials,
    get requests() {
      return journal.entries();
    },
    clock,
    rows: data.rows,
    insert: data.insert,
    fault: faults.add,
    reset() {
      data.reset();
      faults.clear();
      addScenarioFaults();
      journal.clear();
      clock.reset();
    },
  };
  return { description, control, answer };
}
