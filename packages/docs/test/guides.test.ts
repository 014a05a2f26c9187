import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

describe('the guides and READMEs', async () => {
  const paths = (await guidePaths()).filter((path) => path.includes('/en/'));

  test.each(paths)('%s has the same blocks of code in Korean', async (path) => {
    for (const language of ['ts', 'sh', 'text']) {
      expect(await codeBlocks(path.replace('/en/', '/ko/'), language)).toEqual(await codeBlocks(path, language));
    }
  });

  const packages = await readdir(join(root, 'packages'));
  const readmes = ['README.md', 'README.ko.md', ...packages.map((name) => `packages/${name}/README.md`)];
  const blocks = (await Promise.all([...paths, ...readmes].map((path) => codeBlocks(path, 'sh')))).flat();

  test('have shell blocks to run, and no block in a language that no test knows', async () => {
    expect(blocks.length).toBeGreaterThan(12);
    for (const path of [...(await guidePaths()), ...readmes]) {
      const text = await readFile(join(root, path), 'utf8');
      const fences = [...text.matchAll(/^[ \t]*```(.*)$/gm)].map(([, language = '']) => language);
      const opening = fences.filter((_, index) => index % 2 === 0);
      expect(
        opening.filter((language) => !['ts', 'sh', 'text'].includes(language)),
        path,
      ).toEqual([]);
    }
  });

  // `npm start` and `npm test` have tests of their own, and run here would run themselves; a clone would need a network.
  const own = /^(npm (start|test)|git clone)\b/;
  const example = '00cd2538fbf94d12b36aabbdd607e974';
  const commands = blocks.flatMap((block) =>
    /^(scp-backup|npm) /.test(block) && !block.includes('|')
      ? block
          .replaceAll('<backup_id>', example)
          .trim()
          .split(/(?<!\\)\n/)
          .map((line) => line.replace(/ +#.*$/, ''))
          .map((line) => (line.startsWith('scp-backup mock') ? `${line} --port 0` : line))
      : [block],
  );
  test.each([...new Set(commands)].filter((command) => !own.test(command)))('run: %s', async (command) => {
    const { code, output } = await run(command);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  });

  test.each(['en', 'ko'])('the program of the quick start (%s) runs in the clone as it stands', async (language) => {
    const path = `packages/docs/content/${language}/quick-start.md`;
    const [program = ''] = await codeBlocks(path, 'ts');
    // Anywhere in the clone finds the same packages, and this place is not kept.
    const place = join(root, 'reports');
    await mkdir(place, { recursive: true });
    const file = join(place, `first-call-${language}.mjs`);
    await writeFile(file, program.replaceAll('http://127.0.0.1:4010', mock.url));
    const { code, output } = await run(`node '${file}'`);
    await rm(file);
    expect(code).toBe(0);
    expect(await readFile(join(root, path), 'utf8')).toContain(`\`${output.trim()}\``);
  });

  test('the quick start packs what a project of the reader needs', async () => {
    for (const language of ['en', 'ko']) {
      const text = await readFile(join(root, `packages/docs/content/${language}/quick-start.md`), 'utf8');
      const [, command = ''] = /`node_modules\/\.bin\/(pnpm [^`]*pack[^`]*)`/.exec(text) ?? [];
      const { code } = await run(
        `cd '${root}'\n${command.replace('reports/packages', `'${join(folder, language)}'`)} >/dev/null`,
      );
      expect(code).toBe(0);
      const packed = (await readdir(join(folder, language))).map((file) => file.replace(/-\d.*$/, ''));
      const needed = JSON.parse(await readFile(join(root, 'packages/client/package.json'), 'utf8')).dependencies;
      const own = Object.keys(needed).filter((name) => name.startsWith('@scp-backup/'));
      const files = ['@scp-backup/client', ...own].map((name) => name.replace('@', '').replace('/', '-'));
      expect(packed.sort()).toEqual(files.sort());
    }
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
