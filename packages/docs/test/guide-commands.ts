import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCredentials, type RunningMock, startMock } from '@scp-backup/mock';
import { afterAll, beforeAll } from 'vitest';
import { codeBlocks, guidePaths, root } from './markdown.ts';

export interface GuideRunner {
  readonly mock: RunningMock;
  /** A folder of its own for what the blocks write. */
  readonly folder: string;
  /** Runs a shell block as it stands, with the mock of the test in place of the one on its usual port. */
  run(block: string): Promise<{ readonly code: number; readonly output: string }>;
}

export function useGuideRunner(): GuideRunner {
  let mock: RunningMock;
  let folder: string;

  beforeAll(async () => {
    mock = await startMock({ engine: 'handler' });
    folder = await mkdtemp(join(tmpdir(), 'scp-backup-guides-'));
  });

  afterAll(async () => {
    await mock.close();
    await rm(folder, { recursive: true });
  });

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

  return {
    get mock() {
      return mock;
    },
    get folder() {
      return folder;
    },
    run,
  };
}

const packages = await readdir(join(root, 'packages'));

export const readmes = ['README.md', 'README.ko.md', ...packages.map((name) => `packages/${name}/README.md`)];

export const englishGuides = (await guidePaths()).filter((path) => path.includes('/en/'));

// The blocks of a guide on evidence belong together: `evidence-guides.test.ts` runs them page by page.
const apart = englishGuides.filter((path) => !path.includes('/evidence'));

const blocks = (await Promise.all([...apart, ...readmes].map((path) => codeBlocks(path, 'sh')))).flat();

// `npm start` and `npm test` have tests of their own, and run here would run themselves; a clone would need a network.
const own = /^(npm (start|test)|git clone)\b/;
const example = '00cd2538fbf94d12b36aabbdd607e974';
const all = blocks.flatMap((block) =>
  /^(scp-backup|npm) /.test(block) && !block.includes('|')
    ? block
        .replaceAll('<backup_id>', example)
        .trim()
        .split(/(?<!\\)\n/)
        .map((line) => line.replace(/ +#.*$/, ''))
        .map((line) => (line.startsWith('scp-backup mock') ? `${line} --port 0` : line))
    : [block],
);

/** What the guides and READMEs tell a reader to run, once each. */
export const commands = [...new Set(all)].filter((command) => !own.test(command));

// They read everything there is, or load Prism: seconds of a core each.
const kinds = [/^scp-backup contract/, /^scp-backup mock (?!.*--engine)/];

/** Commands that differ in their options alone from an earlier one that takes seconds. */
export const repeated = kinds.flatMap((kind) => commands.filter((command) => kind.test(command)).slice(1));
