/** Starts the mock and the docs, makes one signed call with the command line, and stays until Ctrl-C. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const usage = `npm start -- [options]
  --once              end after the first call
  --mock-port <port>  port of the mock, 4010 unless told otherwise
  --docs-port <port>  port of the documentation, 8080 unless told otherwise`;

/** @typedef {{ once: boolean, mockPort: number, docsPort: number }} Options */

/**
 * @param {string[]} args
 * @returns {Options | undefined} undefined when the help or a mistake was printed instead
 */
export function options(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        once: { type: 'boolean', default: false },
        'mock-port': { type: 'string', default: '4010' },
        'docs-port': { type: 'string', default: '8080' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      return undefined;
    }
    return { once: values.once, mockPort: port('mock-port', values), docsPort: port('docs-port', values) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

/** @type {(name: 'mock-port' | 'docs-port', values: Record<string, unknown>) => number} */
function port(name, values) {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    throw new Error(`--${name} is a port from 0 to 65535, not ${values[name]}`);
  }
  return number;
}

/**
 * @param {Options} chosen
 * @returns {Promise<number>} the exit code
 */
export async function run({ once, mockPort, docsPort }) {
  const [{ startMock }, { serveDocs }] = await Promise.all([import('@scp-backup/mock'), import('@scp-backup/docs')]);
  /** @type {{ close(): Promise<void> }[]} */
  const running = [];
  try {
    console.log('Starting the mock and the documentation…');
    const mock = await listening(() => startMock({ port: mockPort }), mockPort, '--mock-port');
    running.push(mock);
    const docs = await listening(() => serveDocs({ port: docsPort }), docsPort, '--docs-port');
    running.push(docs);
    const code = await firstCall(mock);
    if (code !== 0) return code;
    console.log(`
  Mock            ${mock.url}
    SCP_ACCESS_KEY=${mock.credentials.accessKey}
    SCP_SECRET_KEY=${mock.credentials.secretKey}
  Documentation   ${docs.url}/en/  ·  ${docs.url}/ko/
`);
    if (!once) {
      console.log('Ctrl-C ends it.');
      await interrupted();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await Promise.all(running.map((one) => one.close()));
  }
}

class PortTaken extends Error {}

/**
 * @template T
 * @param {() => Promise<T>} start
 * @param {number} wanted
 * @param {string} flag
 */
async function listening(start, wanted, flag) {
  try {
    return await start();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    throw new PortTaken(`Port ${wanted} is taken. Choose another one: npm start -- ${flag} ${wanted + 1}`);
  }
}

/**
 * The first list operation of the document with its example parameters, called as a user would.
 *
 * @param {{ url: string, credentials: { accessKey: string, secretKey: string } }} mock
 * @returns {Promise<number>}
 */
async function firstCall({ url, credentials }) {
  const [{ operations }, { examples }] = await Promise.all([
    import('@scp-backup/openapi'),
    import('@scp-backup/openapi/examples'),
  ]);
  const operation = Object.values(operations).find((one) => one.list);
  if (!operation) throw new Error('the document has no list operation');
  const given = /** @type {Record<string, unknown>} */ (examples[operation.id].parameters);
  const path = Object.entries(operation.parameters).filter(([, parameter]) => parameter.in === 'path');
  const args = [...operation.command, ...path.map(([name]) => String(given[name]))];
  console.log(`\n$ scp-backup ${args.join(' ')}`);
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@scp-backup/cli/package.json')),
    'bin/scp-backup.cjs',
  );
  const env = {
    ...process.env,
    SCP_ACCESS_KEY: credentials.accessKey,
    SCP_SECRET_KEY: credentials.secretKey,
    SCP_BASE_URL: url,
  };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** @returns {Promise<void>} */
function interrupted() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const chosen = options(process.argv.slice(2));
  if (chosen) process.exitCode = await run(chosen);
}
