import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { backup_id, keys, words } from './servers.ts';

const connection = { ...keys, SCP_BASE_URL: 'http://127.0.0.1:2' };

test.each<[string, readonly string[], RegExp]>([
  ['no command', [], /scp-backup: the backup service/],
  ['an unknown command', ['restore-histories', 'lst'], /did you mean restore-histories list\?/],
  [
    'an unknown flag',
    [...words, backup_id, '--restore-stat', 'x'],
    /no flag --restore-stat; did you mean --restore-state\?/,
  ],
  ['a missing id', [...words], /<backup_id> is missing/],
  ['an extra argument', [...words, backup_id, 'more'], /too many arguments/],
  ['an unknown format', [...words, backup_id, '-o', 'xml'], /table, json, ndjson, csv/],
  ['an unknown column', [...words, backup_id, '--columns', 'nope'], /no field nope/],
  ['a value that is refused', [...words, backup_id, '--size', '0'], /--size must be a whole number from 1/],
  [
    'a time that does not exist',
    [...words, backup_id, '--start-time', '2024-02-30'],
    /--start-time must be a date such/,
  ],
  ['a port that is none', ['mock', '--port', 'x'], /--port must be/],
  ['an engine that is none', ['mock', '--engine', 'x'], /--engine must be one of prism, handler/],
  ['rows that are no number', ['mock', '--rows', '1e3'], /--rows must be/],
  ['a data file that is not there', ['mock', '--data', 'none.json', '--port', '0'], /none\.json cannot be read/],
  ['data and rows', ['mock', '--data', 'a.json', '--rows', '1'], /not both/],
  ['an address that is none', ['mock', '--engine', 'handler', '--public-url', 'x'], /--public-url must be an http/],
  ['half a key pair', ['mock', '--access-key', 'a'], /go together/],
  ['a sign command without URL', ['sign', 'GET'], /<URL> is missing; usage: scp-backup sign/],
  ['a flag before an unknown command', ['--profile', 'live', 'mock'], /no flag --profile/],
  ['a flag without its value', ['mock', '--port'], /--port needs a value/],
  ['a flag for the value of another', ['mock', '--data', '--port', '1'], /--data needs a value/],
  [
    'a filter that is given twice',
    [...words, backup_id, '--restore-state', 'FAILED', '--restore-state=COMPLETED'],
    /--restore-state is given twice/,
  ],
  ['a switch with a value', ['mock', '--quiet=1'], /--quiet takes no value/],
  ['a number that is too great', ['mock', '--port', '65536'], /--port must be .* from 0 to 65535, not 65536/],
  ['a group without its command', ['evidence'], /evidence needs one of: collect, verify, annotate, check/],
  ['a command with a slip', ['mokc'], /there is no command mokc; did you mean mock\?/],
  ['help of a command with a slip', ['help', 'mokc'], /did you mean mock\?/],
  ['completion for another shell', ['completion', 'tcsh'], /only for bash, zsh, fish/],
])('%s has the exit code 2', async (_, args, message) => {
  const { code, stdout, stderr } = await runCli(args, connection);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
});

describe('settings that are missing or wrong have the exit code 2, with where they can be set', () => {
  const pair = { SCP_ACCESS_KEY: 'a', SCP_SECRET_KEY: 's' };

  test.each([
    ['keys', {}, /SCP_ACCESS_KEY.*~\/\.scpconf.*--access-key/],
    ['a place', pair, /SCP_REGION/],
    ['a secret key', { SCP_ACCESS_KEY: 'a' }, /not the secret key/],
    [
      'a region',
      { ...pair, SCP_REGION: 'kr-south1', SCP_ENV: 'e' },
      /no such region and environment: kr-south1, e; there are s: kr-west1/,
    ],
  ])('%s', async (_, variables, message) => {
    const { code, stderr } = await runCli([...words, backup_id], variables);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
