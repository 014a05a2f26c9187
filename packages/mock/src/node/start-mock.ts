import { createRequire } from 'node:module';
import type { OtherApi } from '../description.ts';
import { invalidOption, MockError, wholeNumber } from '../errors.ts';
import { createMock, type MockControl, type MockSettings } from '../mock.ts';
import type { Engine } from '../pipeline.ts';
import { readPublicUrl } from './address.ts';
import { listen } from './server.ts';

/**
 * `prism` validates by the document itself and needs Prism (`npm install @stoplight/prism-http@5.12`); `handler` validates by the
 * compiled schemas, starts at once and is several times as fast. Their responses are the same.
 */
export type MockEngine = 'prism' | 'handler';

export interface MockOptions extends MockSettings {
  /**
   * `prism` validates by the document itself and needs Prism; `handler` starts at once and is the fastest.
   * @default 'prism' where Prism is installed, else 'handler'
   */
  readonly engine?: MockEngine | undefined;
  /** 0 takes a free one. @default 0 */
  readonly port?: number | undefined;
  /** The address to listen at. @default '127.0.0.1' */
  readonly host?: string | undefined;
  /**
   * The address that callers use and sign, where a proxy stands in front, such as `https://mock.test/api`. All requests are
   * taken as sent to it, and its path is not part of the service's paths.
   */
  readonly publicUrl?: string | undefined;
  /** Another API than the backup service; its bundled OpenAPI 3.1 document is what Prism validates by. */
  readonly description?: (OtherApi & { readonly document?: object | undefined }) | undefined;
}

export interface RunningMock extends MockControl {
  /** Such as `http://127.0.0.1:4010`, without a slash at its end. */
  readonly url: string;
  /** Every address by which it can be reached: more than one where `host` is `0.0.0.0` or `::`. */
  readonly urls: readonly string[];
  /** The engine that runs. */
  readonly engine: MockEngine;
  /** Lets the requests that are being answered end, and closes all connections. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the service on this machine: it checks signatures as the service does, and answers from its data.
 *
 * @throws {MockError} `EADDRINUSE`, `ERR_INVALID_OPTION`, `ERR_INVALID_DATA`, `ERR_PRISM_MISSING`
 * @throws {SigningError} `ERR_INVALID_CREDENTIALS`
 */
export async function startMock(options: MockOptions = {}): Promise<RunningMock> {
  const { port = 0, host = '127.0.0.1', description } = options;
  const publicUrl = readPublicUrl(options.publicUrl);
  wholeNumber('port', port, 0, 65_535);
  // Node takes it for every address.
  if (host === '') throw invalidOption('host must be an address or a name, not empty');
  const engine = chooseEngine(options);
  // Prism loads while the port is taken; whether it is free shows at once.
  const loading = engine === 'prism' ? loadPrism(description?.document) : undefined;
  const { answer, control } = createMock(options, loading);
  const server = await listen({ port, host, publicUrl, answer, control });
  try {
    await loading;
  } catch (error) {
    await server.close();
    throw error;
  }
  const own = { ...server, engine };
  return Object.defineProperties(own, Object.getOwnPropertyDescriptors(control)) as typeof own & MockControl;
}

function chooseEngine({ engine, description }: MockOptions): MockEngine {
  const chosen = engine ?? (isPrismInstalled() ? 'prism' : 'handler');
  if (chosen !== 'prism' && chosen !== 'handler') {
    throw invalidOption(`engine must be prism or handler, not ${chosen}`);
  }
  const needed = chosen === 'handler' ? 'validateResponse' : 'document';
  if (description && !description[needed]) throw invalidOption(`the engine ${chosen} needs description.${needed}`);
  if (chosen === 'prism' && !isPrismInstalled()) {
    const message =
      'the engine prism needs Prism: npm install @stoplight/prism-http@5.12, or choose the engine handler';
    throw new MockError('ERR_PRISM_MISSING', message);
  }
  return chosen;
}

/** Asks the loader that would load it: `require` also looks where NODE_PATH says, and `import` does not. */
function isPrismInstalled(): boolean {
  const resolve = import.meta.resolve ?? createRequire(import.meta.url).resolve;
  try {
    return resolve('@stoplight/prism-http') !== '';
  } catch {
    return false;
  }
}

function loadPrism(document: object | undefined): Promise<Engine> {
  const engine = import('../prism.ts').then(({ createPrismEngine }) =>
    createPrismEngine(document ?? createRequire(import.meta.url)('@scp-backup/openapi/openapi.en.json')),
  );
  // Whoever awaits it sees the failure; until somebody does, it must not end the process.
  engine.catch(() => {});
  return engine;
}
