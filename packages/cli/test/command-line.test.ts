import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@scp-backup/openapi';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { bin, runCli } from './run-cli.ts';
import { keys } from './servers.ts';

const commands: readonly (readonly string[])[] = [
  ...Object.values(operations).map(({ command }) => command),
  ...['collect', 'verify', 'annotate', 'check', 'report', 'export'].map((word) => ['evidence', word]),
  ['mock'],
  ['contract'],
  ['sign'],
  ['doctor'],
  ['completion'],
];

describe('help', () => {
  test.each(commands)('of %s %s is the same behind the command and before it', async (...words) => {
    const before = await runCli(['help', ...words]);
    const behind = await runCli([...words, '--help']);
    expect(before).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining(`scp-backup ${words.join(' ')}`),
    });
    expect(behind).toEqual(before);
  });

  test.each(commands)('of %s %s fits 80 columns in both languages', async (...words) => {
    for (const LANG of ['en_US.UTF-8', 'ko_KR.UTF-8']) {
      const { stdout } = await runCli(['help', ...words], { LANG, COLUMNS: '80' });
      const prose = stdout.split('\n').filter((line) => !line.includes('scp-backup'));
      expect(prose.filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
  });

  test('of the program names every command', async () => {
    const { stdout } = await runCli(['--help']);
    expect(commands.map((words) => words.join(' ')).filter((words) => !stdout.includes(`  ${words} `))).toEqual([]);
  });

  test.each([
    ['evidence', '--help'],
    ['help', 'evidence'],
  ])('of a group names its commands: %s %s', async (...args) => {
    const { code, stdout } = await runCli(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/evidence collect[\s\S]*evidence verify[\s\S]*evidence check/);
    expect(stdout).not.toContain('  mock');
  });

  test('has the exit codes, examples and the flags of the connection', async () => {
    expect((await runCli(['--help'])).stdout).toMatch(/ 4 +incomplete[\s\S]*130, 141, 143/);
    const { command } = operations.listBackupRestoreHistories;
    expect((await runCli(['help', ...command])).stdout).toMatch(/--base-url <url>[\s\S]*Examples\n {2}scp-backup /);
  });
});

describe('the language is Korean', () => {
  test.each([
    [{ LANG: 'ko_KR.UTF-8' }],
    [{ LANG: 'ko_KR.UTF-8', LC_ALL: '' }],
    [{ LC_MESSAGES: 'ko_KR.UTF-8' }],
    [{ LC_ALL: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' }],
  ])('with %j', async (variables) => {
    expect((await runCli(['--help'], variables)).stdout).toContain('종료 코드');
    expect((await runCli(['mock', '--prot', '1'], variables)).stderr).toContain('--port를 뜻하셨나요?');
  });

  test('with --language, wherever it stands', async () => {
    expect((await runCli(['--language', 'ko', 'help', 'mock'])).stdout).toContain('플래그');
    expect((await runCli(['help', 'mock', '--language=ko'])).stdout).toContain('플래그');
  });

  test('not with LC_ALL in another language', async () => {
    expect((await runCli(['--help'], { LC_ALL: 'en_US.UTF-8', LANG: 'ko_KR.UTF-8' })).stdout).toContain('Exit codes');
  });
});

describe('flags', () => {
  test.each(['--version', '-V', '-v'])('%s prints the version', async (flag) => {
    expect(await runCli([flag])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test('may come before the command and between its words', async () => {
    const plain = await runCli(['sign', 'GET', 'https://h.example/', '--timestamp', '1605290625682'], keys);
    const moved = await runCli(['--timestamp', '1605290625682', 'sign', '--quiet', 'GET', 'https://h.example/'], keys);
    expect(plain).toMatchObject({ code: 0, stdout: expect.stringContaining('Scp-Signature: ') });
    expect(moved).toEqual(plain);
  });
});

describe('completion', () => {
  const complete = async (...words: string[]) => {
    const { code, stdout } = await runCli(['completion', 'bash', '--', ...words]);
    expect(code).toBe(0);
    return stdout.trim().split('\n');
  };

  test.each([
    [['ev'], ['evidence']],
    [['help', 'evidence', 'ver'], ['verify']],
    [['restore-histories', ''], ['list']],
    [['mock', '--eng'], ['--engine']],
    [
      ['mock', '--engine', ''],
      ['prism', 'handler'],
    ],
    [['mock', '--engine', '=', 'h'], ['handler']],
    [['--region', 'x', 'evidence', 'ver'], ['verify']],
    [['mock', '--data', ''], ['']],
  ])('of %j is %j', async (words, expected) => {
    expect(await complete(...words)).toEqual(expected);
  });

  test('works in bash', async () => {
    const { stdout } = await runCli(['completion', 'bash']);
    const folder = await mkdtemp(join(tmpdir(), 'scp-backup-completion-'));
    await writeFile(join(folder, 'scp-backup'), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`, {
      mode: 0o755,
    });
    const script = `${stdout}COMP_WORDS=(scp-backup evidence c); COMP_CWORD=2; _scp_backup; echo "\${COMPREPLY[*]}"`;
    const env = { PATH: `${folder}:${process.env.PATH}`, LANG: 'en_US.UTF-8' };
    expect(execFileSync('bash', ['-c', script], { env, encoding: 'utf8' })).toBe('collect check\n');
    await rm(folder, { recursive: true });
  });

  test.each(['zsh', 'fish'])('has a script for %s', async (shell) => {
    expect((await runCli(['completion', shell])).stdout).toContain(`scp-backup completion ${shell} -- `);
  });
});
