import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunningMock, startMock } from '@scp-backup/mock';
import { type Operation, type OperationExamples, operations, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleCall } from '../build/samples/example-call.ts';
import { codeSamples } from '../build/samples/index.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const root = join(folder, '../..');

/** How the program of a label is run: the file that it stands in, the command, and what must be on the machine. */
const runs: Readonly<Record<string, { file: string; command: readonly string[]; needs: readonly string[] }>> = {
  TypeScript: {
    file: 'sample.ts',
    command: [process.execPath, join(folder, 'node_modules/tsx/dist/cli.mjs')],
    needs: [],
  },
  CLI: { file: 'cli.sh', command: ['bash', '-eu'], needs: ['bash'] },
  'curl + openssl': { file: 'curl.sh', command: ['bash', '-eu'], needs: ['bash', 'curl', 'openssl'] },
  Python: { file: 'sample.py', command: ['python3'], needs: ['python3'] },
  Go: { file: 'sample.go', command: ['go', 'run'], needs: ['go'] },
  Java: { file: 'Sample.java', command: ['java'], needs: ['java'] },
};

const stringToSign = /(?:method|GET)\W+url\W+timestamp\W+(?:SCP_)?access_?key\W+Openapi/i;

let mock: RunningMock;
let place: string;

beforeAll(async () => {
  mock = await startMock({ engine: 'handler', apiVersions: service.apiVersions });
  // Below the package, where the client is found.
  await mkdir(join(folder, 'reports'), { recursive: true });
  place = await mkdtemp(join(folder, 'reports/samples-'));
});

afterAll(async () => {
  await mock.close();
  await rm(place, { recursive: true });
});

const isThere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

async function runSample(label: string, source: string, secretKey: string): Promise<{ code: number; output: string }> {
  const { file, command } = runs[label] ?? { file: '', command: [] };
  await writeFile(join(place, file), source);
  const [program = '', ...args] = command;
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    SCP_BASE_URL: mock.url,
    SCP_ACCESS_KEY: mock.credentials.accessKey,
    SCP_SECRET_KEY: secretKey,
    // A program of a second needs no optimizing compiler.
    JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
  };
  const child = spawn(program, [...args, join(place, file)], { cwd: place, env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
  return { code, output };
}

/**
 * Every program of the first operation runs, with a right and with a wrong key. Of the others, whose programs differ in
 * the URL alone, those that start within a second run here, and all in `npm run test:full`.
 */
const [first] = Object.values(operations);
const runsHere = (operation: Operation, label: string) =>
  process.env.TEST_FULL === '1' || operation.id === first?.id || label === 'curl + openssl' || label === 'Python';

/** The values in the examples of an operation's 200 response, which are the data of the mock. */
function exampleValues({ id }: Operation): readonly string[] {
  const leaves = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];
  return leaves((examples as Readonly<Record<string, OperationExamples>>)[id]?.responses['200']);
}

describe.each(Object.values(operations) as readonly Operation[])('the samples of $id', (operation) => {
  const samples = codeSamples(operation);

  test('are in six languages', () => {
    expect(samples.map(({ label }) => label)).toEqual(Object.keys(runs));
  });

  test.each(samples.filter(({ label }) => runsHere(operation, label)))(
    '$label signs a call that the mock accepts, and reports a signature that it rejects',
    async ({ label, source }) => {
      const missing = (runs[label]?.needs ?? []).filter((program) => !isThere(program));
      if (missing.length > 0) {
        // Said aloud: the program was read, not run.
        console.warn(`${label} was not run: ${missing.join(', ')} is not on this machine`);
        expect(source).toMatch(stringToSign);
        return;
      }
      const before = mock.requests.length;
      const good = await runSample(label, source, mock.credentials.secretKey);
      expect(good.code, good.output).toBe(0);
      expect(exampleValues(operation).filter((value) => good.output.includes(value))).not.toEqual([]);
      expect(mock.requests.slice(before).every(({ status }) => status === 200)).toBe(true);
      if (!runsHere(operation, 'TypeScript')) return;
      const bad = await runSample(label, source, 'another-key');
      expect(bad.code).not.toBe(0);
      expect(bad.output).toContain('401');
      expect(bad.output).not.toContain('another-key');
    },
  );

  test('send the query that they sign, sign the parts in their order, and name every header', () => {
    for (const { label, source } of samples.filter((one) => !['TypeScript', 'CLI'].includes(one.label))) {
      expect(source, label).toContain(exampleCall(operation).target);
      expect(source, label).toMatch(stringToSign);
      for (const header of ['Accesskey', 'Signature', 'Timestamp', 'ClientType', 'Api-Version'])
        expect(source, label).toContain(`Scp-${header}`);
    }
  });
});

test('another operation gets samples of its own', () => {
  const vault: Operation = {
    ...(operations.listBackupRestoreHistories as Operation),
    id: 'getVault',
    path: '/v2/vaults/{vault_name}',
    parameters: {
      vault_name: { in: 'path', required: true, type: 'string' },
      depth: { in: 'query', required: true, type: 'integer' },
    },
  };
  const { list: _, command: __, ...plain } = vault;
  const samples = codeSamples(plain as Operation);
  expect(samples.map(({ label }) => label)).not.toContain('CLI');
  for (const { label, source } of samples.filter((one) => one.label !== 'TypeScript'))
    expect(source, label).toContain('/v2/vaults/my-vault-name?depth=my-depth');
  expect(samples[0]?.source).toMatch(/backup\.getVault\(\{\s+vault_name: 'my-vault-name',\s+depth: 'my-depth',\s+\}\)/);
});
