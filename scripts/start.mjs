/**
 * `npm start`: the mock and the documentation, one signed call with the command line, and a report of evidence from the
 * mock. Stays until Ctrl-C.
 */
import { parseArgs } from 'node:util';
import { serveDocs } from '@scp-backup/docs';
import { startMock } from '@scp-backup/mock';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { commandLine } from './start/command-line.mjs';
import { addBackups, reportEvidence, reportFolder } from './start/evidence.mjs';

const usage = `npm start -- [options]
  --once              end after the first call and the report
  --mock-port <port>  port of the mock, 4010 unless told otherwise
  --docs-port <port>  port of the documentation, 8080 unless told otherwise`;

const chosen = readOptions();
/** @type {{ close(): Promise<void> }[]} */
const running = [];
try {
  const mock = await listening('mock-port', (port) => startMock({ port }));
  const docs = await listening('docs-port', (port) => serveDocs({ port, folders: { '/report/': reportFolder } }));
  const run = commandLine(mock);
  await run(firstCall());
  addBackups(mock);
  await reportEvidence(run);
  console.log(`
  Mock            ${mock.url}
  Documentation   ${docs.url}/en/  ·  ${docs.url}/ko/
  Evidence        ${docs.url}/report/en.html  ·  ${docs.url}/report/ko.html

To call the mock, paste this into a second terminal in this folder:

export PATH="$PWD/node_modules/.bin:$PATH"
export SCP_BASE_URL=${mock.url}
export SCP_ACCESS_KEY=${mock.credentials.accessKey}
export SCP_SECRET_KEY=${mock.credentials.secretKey}
`);
  if (!chosen.once) {
    console.log('Ctrl-C ends it.');
    await new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await Promise.all(running.map((one) => one.close()));
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        'mock-port': { type: 'string', default: '4010' },
        'docs-port': { type: 'string', default: '8080' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!values.help) return values;
    console.log(usage);
    return process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return process.exit(2);
  }
}

/**
 * @template {{ close(): Promise<void> }} T
 * @param {'mock-port' | 'docs-port'} flag
 * @param {(port: number) => Promise<T>} start
 */
async function listening(flag, start) {
  try {
    const server = await start(Number(chosen[flag]));
    running.push(server);
    return server;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EADDRINUSE') {
      const next = Number(chosen[flag]) + 1;
      throw new Error(`Port ${chosen[flag]} is taken. Choose another one: npm start -- --${flag} ${next}`);
    }
    if (code === 'ERR_SOCKET_BAD_PORT') throw new Error(`--${flag} is a port from 0 to 65535, not ${chosen[flag]}`);
    throw error;
  }
}

/**
 * The primary operation of the document with its example parameters, called as a user would.
 *
 * @returns {readonly string[]} the arguments
 */
function firstCall() {
  const table = /** @type {import('@scp-backup/openapi').OperationTable} */ (operations);
  const operation = Object.values(table).find(({ primary }) => primary);
  if (!operation) throw new Error('the document has no primary operation');
  const named = /** @type {Record<string, import('@scp-backup/openapi').OperationExamples>} */ (examples);
  const values = named[operation.id]?.parameters ?? {};
  const path = Object.entries(operation.parameters).filter(([, parameter]) => parameter.in === 'path');
  return [...operation.command, ...path.map(([name]) => String(values[name]))];
}
