import { describe, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';
import { body, keys, pages, serve } from './servers.ts';

describe('doctor', () => {
  const doctor = (variables: NodeJS.ProcessEnv): Promise<Ended> => runCli(['doctor'], variables);

  test('shows where the keys come from, the address, the proxy, the clock, the versions and the verdict of the service', async () => {
    const Date_ = new Date(Date.now() - 3_600_000).toUTCString();
    const url = await serve((request, response, number) => {
      const isRoot = request.url === '/';
      const text = isRoot ? '{"versions":[{"id":"v1.1","status":"CURRENT"}]}' : '{"contents":[],"count":7}';
      body(text, 200, { Date: Date_ })(request, response, number);
    });
    const { code, stdout } = await doctor({ ...keys, SCP_BASE_URL: url });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok +keys +test… from SCP_ACCESS_KEY, SCP_SECRET_KEY$/m);
    expect(stdout).toContain(url);
    expect(stdout).toMatch(/^ok +proxy +none$/m);
    expect(stdout).toMatch(/^note +clock +36\d\d s ahead of the service$/m);
    expect(stdout).toMatch(/^ok +versions +v1\.1 CURRENT; 1\.1 is used$/m);
    expect(stdout).toMatch(/^ok +signature +accepted; backups: 7$/m);
    expect(stdout).not.toContain('test-secret');
  });

  test('ends with 2 without keys, or for a region that does not exist', async () => {
    expect(await doctor({ SCP_BASE_URL: await serve(pages(1)) })).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/^problem +keys/m),
    });
    expect(await doctor({ ...keys, SCP_REGION: 'kr-south1', SCP_ENV: 'e' })).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/^problem +address .*kr-west1, kr-east1/m),
    });
  });

  test('ends with 3 where the service cannot be reached, and says why', async () => {
    expect(await doctor({ ...keys, SCP_BASE_URL: 'http://127.0.0.1:2' })).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^problem +reachable +connection refused/m),
    });
  });

  test('ends with 1 where the service rejects the signature', async () => {
    expect(await doctor({ ...keys, SCP_BASE_URL: await serve(body('HmacValidFail', 401)) })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^problem +signature +the service rejected the signature/m),
    });
  });

  test('speaks Korean', async () => {
    const { stdout } = await doctor({ ...keys, SCP_BASE_URL: await serve(pages(1)), LANG: 'ko_KR.UTF-8' });
    expect(stdout).toMatch(/^정상 +인증키 +test…/m);
  });
});
