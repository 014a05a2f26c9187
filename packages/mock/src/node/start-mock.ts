import { createRequire } from 'node:module';
import type { ApiDescription } from '../description.ts';
import { MockError } from '../errors.ts';
import { createMock, type MockControl, type MockSettings } from '../mock.ts';
import type { Engine } from '../pipeline.ts';
import { listen } from './server.ts';

/**
 * `prism` validates by the document itself, within Prism, and takes a second to start; `handler` validates by the
 * compiled schemas, is several times as fast and starts at once. They answer the same.
 */
export type MockEngine = 'prism' | 'handler';

export interface MockOptions extends MockSettings {
  /** @default 'prism' */
  readonly engine?: MockEngine;
  /** 0 takes a free one. @default 0 */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** Another API than the backup service; its bundled OpenAPI 3.1 document is what Prism validates by. */
  readonly description?: Partial<ApiDescription> & { readonly document?: object };
}

export interface RunningMock extends MockControl {
  /** Such as `http://127.0.0.1:4010`, without a slash at its end. */
  readonly url: string;
  /** Lets the requests that are being answered end, and closes all connections. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the service on this machine: it checks signatures as the service does, and answers from its data.
 *
 * @throws {MockError} `EADDRINUSE`, `ERR_INVALID_OPTION`, `ERR_INVALID_DATA`
 * @throws {SigningError} `ERR_INVALID_CREDENTIALS`
 */
export async function startMock(options: MockOptions = {}): Promise<RunningMock> {
  const { engine = 'prism', port = 0, host = '127.0.0.1', description } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new MockError('ERR_INVALID_OPTION', `port must be a whole number from 0 to 65535, not ${port}`);
  }
  if (engine !== 'prism' && engine !== 'handler') {
    throw new MockError('ERR_INVALID_OPTION', `engine must be prism or handler, not ${engine}`);
  }
  if (engine === 'handler' && description && !description.validateResponse) {
    throw new MockError('ERR_INVALID_OPTION', 'the engine handler needs description.validateResponse');
  }
  if (engine === 'prism' && description && !description.document) {
    throw new MockError('ERR_INVALID_OPTION', 'the engine prism needs description.document');
  }
  // Prism loads while the port is taken; whether it is free shows at once.
  const loading = engine === 'prism' ? loadPrism(description?.document) : undefined;
  const around: Engine = async (call, behaviour) => ((await loading) as Engine)(call, behaviour);
  const { answer, control } = createMock(options, loading && around);
  const server = await listen({ port, host, answer, control });
  try {
    await loading;
  } catch (error) {
    await server.close();
    throw error;
  }
  const own = { url: server.url, close: server.close };
  return Object.defineProperties(own, Object.getOwnPropertyDescriptors(control)) as typeof own & MockControl;
}

function loadPrism(document: object | undefined): Promise<Engine> {
  const engine = import('../engine/prism.ts').then(({ createPrismEngine }) =>
    createPrismEngine(document ?? createRequire(import.meta.url)('@scp-backup/openapi/openapi.en.json')),
  );
  // Whoever awaits it sees the failure; until somebody does, it must not end the process.
  engine.catch(() => {});
  return engine;
}
