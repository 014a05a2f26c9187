import type { ClientWarning } from '@scp-backup/client';
import { describe, expect, test, vi } from 'vitest';
import { versionsOf } from '../src/call/versions.ts';
import { backup_id, client, failureOf, json, page, path, type Service, serve } from './service.ts';

/** A service that rejects the versions that it does not offer, and lists those that it offers. */
function serveVersions(...offered: readonly string[]): Promise<Service> {
  return serve((request, response) => {
    if (request.url === '/') {
      const versions = offered.map((one) => ({ id: one.split(' ')[0], status: one.split(' ')[1] }));
      return json(response, 200, { versions });
    }
    const version = String(request.headers['scp-api-version']).replace('backup ', 'v');
    const isOffered = offered.some((one) => one.startsWith(`${version} `));
    json(response, isOffered ? 200 : 406, isOffered ? page : { errors: [{ code: 'NoSuchVersion' }] });
  });
}

function sentVersions(service: Service): unknown[] {
  return service.requests.filter(({ url }) => url !== '/').map(({ headers }) => headers['scp-api-version']);
}

const params = { path: { backup_id } };

describe('when the service rejects the default version', () => {
  test('the newest one that the document lists is used from then on, and one warning says so', async () => {
    const service = await serveVersions('v1.0 DEPRECATED', 'v1.2 SUPPORTED', 'v1.4 CURRENT', 'v9.9 CURRENT');
    const warnings: ClientWarning[] = [];
    const backup = client(service.url, { onWarning: (warning) => warnings.push(warning) });
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
    expect((await backup.GET(path, { params })).data).toEqual(page);
    expect(await backup.listBackupRestoreHistories({ backup_id }).all()).toEqual(page.contents);
    expect(sentVersions(service)).toEqual(['backup 1.1', 'backup 1.4', 'backup 1.4', 'backup 1.4']);
    expect(service.verdicts.filter((isSigned) => !isSigned)).toHaveLength(1);
    expect(warnings).toEqual([
      {
        code: 'versionReplaced',
        message: expect.stringMatching(/rejected backup 1\.1, so backup 1\.4 is used; set apiVersion/),
        rejected: 'backup 1.1',
        used: 'backup 1.4',
      },
    ]);
  });

  test('calls at once warn once', async () => {
    const service = await serveVersions('v1.2 CURRENT');
    const warnings: ClientWarning[] = [];
    const backup = client(service.url, { onWarning: (warning) => warnings.push(warning) });
    await Promise.all(Array.from({ length: 5 }, () => backup.listBackupRestoreHistories({ backup_id })));
    expect(warnings).toHaveLength(1);
  });

  test('the console shows the warning by default', async () => {
    const service = await serveVersions('v1.4 CURRENT');
    const shown = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await client(service.url).listBackupRestoreHistories({ backup_id });
    expect(shown.mock.calls).toEqual([[expect.stringMatching(/^scp-backup: .*backup 1\.4/)]]);
    shown.mockRestore();
  });

  test('the response reports all attempts', async () => {
    const service = await serveVersions('v1.4 CURRENT');
    const call = client(service.url, { onWarning: () => {} }).listBackupRestoreHistories({ backup_id });
    expect((await call.withResponse()).attempts).toBe(2);
  });

  test.each([
    ['a version that is only planned', 'v1.4 PLANNED'],
    ['a version that the document does not list', 'v1.3 CURRENT'],
    ['no version', ''],
  ])('%s does not replace it', async (_, offered) => {
    const service = await serveVersions(offered);
    const warnings: ClientWarning[] = [];
    const backup = client(service.url, { onWarning: (warning) => warnings.push(warning) });
    const error = await failureOf(backup.listBackupRestoreHistories({ backup_id }));
    expect(error).toMatchObject({ code: 'unsupportedVersion', attempts: 1 });
    expect(warnings).toEqual([]);
  });

  test('a replacement that is rejected too is not reported as used', async () => {
    const service = await serve((request, response) => {
      if (request.url === '/') return json(response, 200, { versions: [{ id: 'v1.4', status: 'CURRENT' }] });
      json(response, 406, {});
    });
    const warnings: ClientWarning[] = [];
    const backup = client(service.url, { onWarning: (warning) => warnings.push(warning) });
    const error = await failureOf(backup.listBackupRestoreHistories({ backup_id }));
    expect(error).toMatchObject({ code: 'unsupportedVersion', attempts: 2, versions: ['v1.4 CURRENT'] });
    expect(warnings).toEqual([]);
    await failureOf(backup.listBackupRestoreHistories({ backup_id }));
    expect(sentVersions(service)).toEqual(['backup 1.1', 'backup 1.4', 'backup 1.1', 'backup 1.4']);
  });

  test('a service that lists the version that it rejects is asked once', async () => {
    const service = await serve((request, response) => {
      if (request.url === '/') return json(response, 200, { versions: [{ id: 'v1.1', status: 'CURRENT' }] });
      json(response, 406, {});
    });
    expect(await failureOf(client(service.url).listBackupRestoreHistories({ backup_id }))).toMatchObject({
      attempts: 1,
    });
  });

  test('a call that is aborted while the versions are asked for ends with the abort', async () => {
    const controller = new AbortController();
    const service = await serve((request, response) => {
      if (request.url !== '/') return json(response, 406, {});
      controller.abort();
    });
    const call = client(service.url).listBackupRestoreHistories({ backup_id }, { signal: controller.signal });
    expect(await failureOf(call)).toMatchObject({ code: 'aborted' });
    expect(service.requests).toHaveLength(2);
  });
});

test.each(['1.1', 'v1.1', 'backup 1.1'])(
  'a version that the caller named, such as %s, is not replaced',
  async (apiVersion) => {
    const service = await serveVersions('v1.4 CURRENT');
    const error = await failureOf(client(service.url, { apiVersion }).listBackupRestoreHistories({ backup_id }));
    expect(error).toMatchObject({ code: 'unsupportedVersion', versions: ['v1.4 CURRENT'], attempts: 1 });
    expect(sentVersions(service)).toEqual(['backup 1.1']);
  },
);

test('the list of versions waits for the pace, and is cut', async () => {
  const offered = Array.from({ length: 100 }, (_, minor) => `v9.${minor} CURRENT`);
  const service = await serveVersions(...offered);
  const pace = vi.fn(async () => 0);
  expect(await versionsOf(service.url, pace)(undefined)).toEqual(offered.slice(0, 20));
  expect(pace).toHaveBeenCalledOnce();
});

test('a version in the headers of a call is not replaced', async () => {
  const service = await serveVersions('v1.4 CURRENT');
  const headers = { 'Scp-Api-Version': 'backup 1.1' };
  const error = await failureOf(client(service.url).listBackupRestoreHistories({ backup_id }, { headers }));
  expect(error).toMatchObject({ code: 'unsupportedVersion', attempts: 1 });
});
