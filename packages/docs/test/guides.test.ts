import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands, englishGuides, readmes, repeated, useGuideRunner } from './guide-commands.ts';
import { codeBlocks, guidePaths, root } from './markdown.ts';

const runner = useGuideRunner();

describe('the guides and READMEs', () => {
  test.each(englishGuides)('%s has the same blocks of code in Korean', async (path) => {
    for (const language of ['ts', 'sh', 'text', 'yaml', 'sql']) {
      expect(await codeBlocks(path.replace('/en/', '/ko/'), language)).toEqual(await codeBlocks(path, language));
    }
  });

  test('have shell blocks to run, and no block in a language that no test knows', async () => {
    expect(commands.length).toBeGreaterThan(12);
    for (const path of [...(await guidePaths()), ...readmes]) {
      const text = await readFile(join(root, path), 'utf8');
      const fences = [...text.matchAll(/^[ \t]*```(.*)$/gm)].map(([, language = '']) => language);
      const opening = fences.filter((_, index) => index % 2 === 0);
      expect(
        opening.filter((language) => !['ts', 'sh', 'text', 'yaml', 'sql'].includes(language)),
        path,
      ).toEqual([]);
    }
  });

  // The others are in `guides.full.ts`.
  test.each(commands.filter((command) => !repeated.includes(command)))('run: %s', async (command) => {
    const { code, output } = await runner.run(command);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  });

  test('the program of the quick start runs in the clone as it stands', async () => {
    const path = 'packages/docs/content/en/quick-start.md';
    const [program = ''] = await codeBlocks(path, 'ts');
    // Anywhere in the clone finds the same packages, and this place is not kept.
    const place = join(root, 'reports');
    await mkdir(place, { recursive: true });
    const file = join(place, 'first-call.mjs');
    await writeFile(file, program.replaceAll('http://127.0.0.1:4010', runner.mock.url));
    const { code, output } = await runner.run(`node '${file}'`);
    await rm(file);
    expect(code).toBe(0);
    for (const language of ['en', 'ko']) {
      const text = await readFile(join(root, path.replace('/en/', `/${language}/`)), 'utf8');
      expect(text).toContain(`\`${output.trim()}\``);
    }
  });

  test('the quick start packs what a project of the reader needs', async () => {
    const commandIn = async (language: string) => {
      const text = await readFile(join(root, `packages/docs/content/${language}/quick-start.md`), 'utf8');
      return /`node_modules\/\.bin\/(pnpm [^`]*pack[^`]*)`/.exec(text)?.[1] ?? '';
    };
    const command = await commandIn('en');
    expect(await commandIn('ko')).toBe(command);
    const place = join(runner.folder, 'packed');
    const { code } = await runner.run(`cd '${root}'\n${command.replace('reports/packages', `'${place}'`)} >/dev/null`);
    expect(code).toBe(0);
    const packed = (await readdir(place)).map((file) => file.replace(/-\d.*$/, ''));
    const needed = JSON.parse(await readFile(join(root, 'packages/client/package.json'), 'utf8')).dependencies;
    const own = Object.keys(needed).filter((name) => name.startsWith('@scp-backup/'));
    const files = ['@scp-backup/client', ...own].map((name) => name.replace('@', '').replace('/', '-'));
    expect(packed.sort()).toEqual(files.sort());
  });

  test('show the signature that the vectors have', async () => {
    const { cases } = JSON.parse(await readFile(join(root, 'spec/vectors/signing.json'), 'utf8'));
    const vector = cases.find(({ name }: { name: string }) => name === 'paging and sort with a literal colon');
    const [block = ''] = (await codeBlocks('packages/docs/content/en/signing.md', 'sh')).filter((one) =>
      one.includes('openssl'),
    );
    expect((await runner.run(block)).output.trim()).toBe(vector.signature);
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
