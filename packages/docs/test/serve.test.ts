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
