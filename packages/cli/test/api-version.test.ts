import { describe, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';
import { backup_id, keys, pages, serve, words } from './servers.ts';

function list(url: string, variables: NodeJS.ProcessEnv, ...flags: readonly string[]): Promise<Ended> {
  return runCli([...words, backup_id, '-o', 'ndjson', ...flags], { ...keys, SCP_BASE_URL: url, ...variables });
}

describe('the API version', () => {
  /** A service that offers this version only. */
  function offering(version: string): Promise<string> {
    return serve((request, response, number) => {
      const { 'scp-api-version': wanted } = request.headers;
      if (request.url === '/') response.end(`{"versions":[{"id":"v${version}","status":"CURRENT"}]}`);
      else if (wanted === `backup ${version}`) pages(1)(request, response, number);
      else response.writeHead(406).end('{"errors":[{"code":"NoSuchVersion"}]}');
    });
  }

  test.each(['1.4', 'v1.4', 'backup 1.4'])('%s is asked for by flag and by variable', async (version) => {
    const url = await offering('1.4');
    expect(await list(url, {}, '--api-version', version)).toMatchObject({ code: 0, stderr: '' });
    expect(await list(url, { SCP_API_VERSION: version })).toMatchObject({ code: 0, stderr: '' });
  });

  test('is one of the contract checks too, however it is written', async () => {
    const asked: string[] = [];
    const url = await serve((request) => {
      asked.push(String(request.headers['scp-api-version']));
      request.destroy();
    });
    const flags = ['--base-url', url, '--backup-id', backup_id];
    await runCli(['contract', ...flags, '--api-version', 'v1.2'], keys);
    expect(asked).toContain('backup 1.2');
    expect(asked).not.toContain('v1.2');
    expect((await runCli(['contract', ...flags, '--api-version', 'new'], keys)).code).toBe(2);
  });

  test('that nobody named is replaced where the service rejects it, which is said once', async () => {
    const { code, stderr } = await list(await offering('1.4'), {});
    expect(code).toBe(0);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('does not offer backup 1.1, so backup 1.4 is used'),
    ]);
  });

  test('that was named is not replaced, and the failure names the flag and the versions', async () => {
    const { code, stderr } = await list(await offering('1.4'), {}, '--api-version', '1.1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/offered: v1\.4 CURRENT[\s\S]*--api-version or SCP_API_VERSION/);
  });

  test('is the one that a value needs', async () => {
    const flags = ['--restore-state', 'PARTIAL_SUCCESS'];
    const { code, stderr } = await list(await offering('1.2'), {}, ...flags);
    expect([code, stderr]).toEqual([0, expect.stringContaining('PARTIAL_SUCCESS exists since API version 1.2')]);
  });
});
