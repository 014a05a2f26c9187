import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { operations as generatedOperations, type OperationTable, service } from '@scp-backup/openapi';
import { examples as generatedExamples } from '@scp-backup/openapi/examples';
import type { Credentials, VerifyOptions } from '@scp-backup/signing';
import { type Data, dataSet, type Examples, exampleData } from './data.ts';
import { admit } from './engine.ts';
import { listen } from './server.ts';

/** Credentials for trying things out. They open nothing but a mock. */
export const demoCredentials: Credentials = {
  accessKey: 'demo-access-key',
  secretKey: 'demo-secret-key-that-opens-nothing',
};

export interface MockOptions {
  /** 0 takes a free one. @default 0 */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** The key pair that is accepted. @default demoCredentials */
  readonly credentials?: Credentials;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** Milliseconds that a timestamp may differ. @default 900000 (15 minutes; assumed) */
  readonly toleranceMs?: number;
  /** Rows by operation id. @default the rows of the first example of each list operation */
  readonly data?: Data;
  /** Another document than the generated one, with its table and examples. */
  readonly description?: {
    readonly document: object;
    readonly operations: OperationTable;
    readonly examples: Examples;
  };
}

export interface RunningMock {
  /** Without a slash at its end. */
  readonly url: string;
  readonly credentials: Credentials;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts the mock: a signature check on the wire URL, then Prism with a data set that filters, sorts and pages.
 * Rejects with an error of code `EADDRINUSE` when the port is taken.
 */
export async function startMock(options: MockOptions = {}): Promise<RunningMock> {
  const { port = 0, host = '127.0.0.1', credentials = demoCredentials, now = Date.now, toleranceMs } = options;
  const { document, operations, examples } = options.description ?? {
    document: createRequire(import.meta.url)('@scp-backup/openapi/openapi.en.json') as object,
    operations: generatedOperations,
    examples: generatedExamples as Examples,
  };
  const data = dataSet(operations, examples, options.data ?? exampleData(operations, examples));
  const gate = (): VerifyOptions & { apiVersion: string } => ({
    credentials,
    now: now(),
    apiVersion: service.apiVersion,
    ...(toleranceMs !== undefined && { toleranceMs }),
  });
  // Prism takes a second to load; whoever imports this package for its types need not wait for it.
  const { createPrism } = await import('./prism.ts');
  const prism = await createPrism(document, data);
  const server = await listen(
    async (request) => {
      const admitted = await admit(request, { operations, data, gate });
      return 'answer' in admitted ? admitted.answer : prism(admitted.call);
    },
    port,
    host,
  );
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    credentials,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((failure) => (failure ? reject(failure) : resolve()));
        server.closeAllConnections();
      }),
  };
}
