import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCredentials, startMock } from '@scp-backup/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeBlocks, guidePaths, root } from './markdown.ts';

let mock: Awaited<ReturnType<typeof startMock>>;
let folder: string;

beforeAll(async () => {
  mock = await startMock({ engine: 'handler' });
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-guides-'));
});

afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

/** Runs a shell block as it stands, with the mock of the test in place of the one on its usual port. */
async function run(block: string): Promise<{ code: number; output: string }> {
  const script = join(folder, 'block.sh');
  await writeFile(
    script,
    block.replaceAll('http://127.0.0.1:4010', mock.url).replaceAll('$PWD', root.replace(/\/$/, '')),
  );
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    SCP_BASE_URL: mock.url,
    SCP_ACCESS_KEY: demoCredentials.accessKey,
    SCP_SECRET_KEY: demoCredentials.secretKey,
  };
  const child = spawn('bash', ['-euo', 'pipefail', script], { cwd: folder, env, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      // A mock stays until it is stopped; that it listens is all there is to see.
      if (block.startsWith('scp-backup mock') && /http:\/\/127\.0\.0\.1:\d+/.test(output))
        process.kill(-(child.pid ?? 0));
    });
  }
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 0)));
  return { code, output };
}

describe('the guides', async () => {
  const paths = (await guidePaths()).filter((path) => path.includes('/en/'));

  test.each(paths)('%s has the same blocks of code in Korean', async (path) => {
    for (const language of ['ts', 'sh', 'text']) {
      expect(await codeBlocks(path.replace('/en/', '/ko/'), language)).toEqual(await codeBlocks(path, language));
    }
  });

  const blocks = (await Promise.all(paths.map((path) => codeBlocks(path, 'sh')))).flat();

  test('have shell blocks to run', () => {
    expect(blocks.length).toBeGreaterThan(8);
  });

  // `npm start` and `npm test` have tests of their own, and run here would run themselves.
  const commands = blocks.flatMap((block) =>
    /^scp-backup (mock|sign|contract|restore)/.test(block) && !block.includes('|')
      ? block
          .trim()
          .split('\n')
          .map((line) => (line.startsWith('scp-backup mock') ? `${line} --port 0` : line))
      : [block],
  );
  test.each(commands.filter((block) => !/^npm (start|test)\n$/.test(block)))('run: %s', async (block) => {
    const { code, output } = await run(block);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  });

  test('show the signature that the vectors have', async () => {
    const { cases } = JSON.parse(await readFile(join(root, 'spec/vectors/signing.json'), 'utf8'));
    const vector = cases.find(({ name }: { name: string }) => name === 'paging and sort with a literal colon');
    const [block = ''] = (await codeBlocks('packages/docs/content/en/signing.md', 'sh')).filter((one) =>
      one.includes('openssl'),
    );
    expect((await run(block)).output.trim()).toBe(vector.signature);
    for (const language of ['en', 'ko']) {
      const text = await readFile(join(root, `packages/docs/content/${language}/signing.md`), 'utf8');
      for (const part of [
        vector.url,
        vector.timestamp,
        vector.accessKey,
        vector.secretKey,
        vector.stringToSign,
        vector.signature,
      ])
        expect(text).toContain(part);
    }
  });
});
