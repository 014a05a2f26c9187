import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveDocs } from '@scp-backup/docs';
import { expect, test } from 'vitest';

test('the server gives pages, types and folders, and nothing outside the site', async () => {
  const docs = await serveDocs();
  try {
    const page = await fetch(`${docs.url}/ko/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await fetch(`${docs.url}/ko`)).url).toBe(`${docs.url}/ko/`);
    const types = {
      'openapi.ko.yaml': 'application/yaml',
      'console.js': 'text/javascript',
      'llms.txt': 'text/plain',
    };
    for (const [path, type] of Object.entries(types)) {
      expect((await fetch(`${docs.url}/${path}`)).headers.get('content-type')).toMatch(type);
    }
    expect((await fetch(`${docs.url}/vp-icons.css`, { method: 'HEAD' })).status).toBe(200);
    for (const path of ['/nowhere', '/..%2fpackage.json', '/%2e%2e/package.json', '/%', '/%00']) {
      expect((await fetch(docs.url + path)).status, path).toBe(404);
    }
    expect((await fetch(docs.url, { method: 'POST' })).status).toBe(405);
    await expect(serveDocs({ port: Number(new URL(docs.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  } finally {
    await docs.close();
  }
});

test('the server gives further folders below their path, and nothing beside them', async () => {
  const folder = `${await mkdtemp(join(tmpdir(), 'scp-backup-serve-'))}/`;
  await writeFile(join(folder, 'a.csv'), 'a');
  const docs = await serveDocs({ folders: { '/more/': folder } });
  try {
    const file = await fetch(`${docs.url}/more/a.csv`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    for (const path of ['/more/b.csv', '/more/..%2fa.csv', '/a.csv']) {
      expect((await fetch(docs.url + path)).status, path).toBe(404);
    }
    expect((await fetch(`${docs.url}/ko/`)).status).toBe(200);
  } finally {
    await docs.close();
    await rm(folder, { recursive: true });
  }
});
