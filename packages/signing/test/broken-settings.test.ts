import { describe, expect, test } from 'vitest';
import { cliConfig, type Files, resolve, scp, terraform } from './settings-sources.ts';

describe('a broken source is an error that names file and key, and no value', () => {
  const broken: readonly [string, Record<string, string>, Files, string, RegExp][] = [
    [
      'half a pair of variables',
      { SCP_ACCESS_KEY: 'hush' },
      {},
      'ERR_HALF_SET_CREDENTIALS',
      /SCP_ACCESS_KEY, SCP_SECRET_KEY: has the access key, but not the secret key/,
    ],
    [
      'half a pair of variables, the other of which is empty',
      { SCP_ACCESS_KEY: '', SCP_SECRET_KEY: 'hush' },
      {},
      'ERR_HALF_SET_CREDENTIALS',
      /SCP_ACCESS_KEY, SCP_SECRET_KEY: has the secret key, but not the access key/,
    ],
    [
      'half a pair of Terraform’s',
      { SCP_TF_SECRET_KEY: 'hush' },
      cliConfig,
      'ERR_HALF_SET_CREDENTIALS',
      /SCP_TF_.*not the access key/,
    ],
    [
      'half a pair in a file',
      {},
      { '.scpconf/credentials.json': { 'access-key': 'hush' }, ...cliConfig },
      'ERR_HALF_SET_CREDENTIALS',
      /credentials\.json/,
    ],
    [
      'a file that is no JSON',
      {},
      { '.scpconf/credentials.json': '{"secret-key": hush', ...cliConfig },
      'ERR_MALFORMED_FILE',
      /credentials\.json: is not JSON/,
    ],
    [
      'a file that holds no object',
      {},
      { '.scp/cli-config.json': '["hush"]' },
      'ERR_MALFORMED_FILE',
      /cli-config\.json: must hold a JSON object/,
    ],
    [
      'a key that is no text',
      {},
      { '.scpconf/credentials.json': { 'access-key': 'hush', 'secret-key': 7 } },
      'ERR_MALFORMED_FILE',
      /credentials\.json: "secret-key" must be text/,
    ],
    [
      'a secret key with the line end of a file',
      { ...scp, SCP_SECRET_KEY: 'hush\n' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_ACCESS_KEY, SCP_SECRET_KEY: the secret key must not begin or end with white space/,
    ],
    [
      'a secret key between quotes',
      { ...scp, SCP_SECRET_KEY: '"hush"' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_ACCESS_KEY, SCP_SECRET_KEY: the secret key must not .* quotes$/,
    ],
    [
      'an access key of nothing but white space',
      { ...scp, SCP_ACCESS_KEY: ' ' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_ACCESS_KEY, SCP_SECRET_KEY: the access key/,
    ],
    [
      'an account id with white space',
      { ...scp, SCP_ACCOUNT_ID: 'hush ' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_ACCESS_KEY, SCP_SECRET_KEY: the account id/,
    ],
    [
      'Terraform’s secret key with white space',
      { ...terraform, SCP_TF_SECRET_KEY: '\thush' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_TF_ACCESS_KEY, SCP_TF_SECRET_KEY: the secret key/,
    ],
    [
      'a file’s secret key with white space',
      {},
      { '.scpconf/credentials.json': { 'access-key': 'a', 'secret-key': 'hush\r\n' } },
      'ERR_MALFORMED_KEY',
      /^\/home\/me\/\.scpconf\/credentials\.json: the secret key/,
    ],
  ];

  test('an explicit key with white space, although another source has good ones', () => {
    const attempt = () => resolve(scp, {}, { accessKey: 'a', secretKey: 'hush ' });
    expect(attempt).toThrow(/^explicit settings: the secret key must not begin or end with white space/);
  });

  test.each(broken)('%s', (_, env, files, code, message) => {
    const attempt = () => resolve(env, files);
    expect(attempt).toThrow(expect.objectContaining({ code }));
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(/hush/);
  });
});
