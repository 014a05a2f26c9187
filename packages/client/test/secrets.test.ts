import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { backup_id, client, credentials, failure, failureOf, json, serve } from './service.ts';

describe('secrets', () => {
  const session = 'Bearer session+token/of-a-caller==';
  const shown = (error: unknown) => `${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}${error}`;

  test.each([
    ['JSON', (text: string) => JSON.stringify({ errors: [{ code: text, detail: { text }, request_id: text }] })],
    ['a page', (text: string) => `<p>${text}</p>`],
    ['a form of the gateway', (text: string) => JSON.stringify({ name: text, message: text, requestId: text })],
    ['a long text', (text: string) => `${' '.repeat(150)}${text}`],
  ])('that the service repeats in %s are replaced', async (_, body) => {
    const sent: string[] = [];
    const service = await serve((request, response, number) => {
      const signature = String(request.headers['scp-signature']);
      if (request.headers['scp-signature']) sent.push(signature);
      const values = [credentials.secretKey, signature, session, session.slice(7), credentials.accessKey];
      const text = [...values, ...values.map(encodeURIComponent)].join(' ');
      response.writeHead([200, 400, 401, 403, 404, 406, 500][number % 7] ?? 500).end(body(text));
    });
    for (let number = 0; number < 7; number++) {
      const output = shown(await failure(service.url, { headers: { Authorization: session } }));
      for (const secret of [...sent, credentials.secretKey, session, session.slice(7)]) {
        expect(output).not.toContain(secret);
        expect(output).not.toContain(encodeURIComponent(secret));
      }
    }
    expect(sent.length).toBeGreaterThan(5);
  });

  test.each<[string, (signature: string) => string]>([
    [
      'in lower-case percent-encoding',
      (text) => encodeURIComponent(text).replaceAll(/%../g, (code) => code.toLowerCase()),
    ],
    ['percent-encoded but for the slash', (text) => encodeURIComponent(text).replaceAll('%2F', '/')],
    ['with escaped slashes', (text) => text.replaceAll('/', '\\/')],
    ['across the place where a text is cut', (text) => `${'x'.repeat(190)}${text}`],
  ])('%s are replaced', async (_, spell) => {
    const signatures: string[] = [];
    const service = await serve((request, response) => {
      signatures.push(String(request.headers['scp-signature']));
      response.writeHead(500).end(spell(signatures.at(-1) ?? ''));
    });
    for (let number = 0; number < 20; number++) {
      const { message } = await failure(service.url);
      const signature = signatures.at(-1) ?? '';
      expect(message).toContain('[redacted]');
      expect(message).not.toContain(spell(signature));
      expect(message).not.toContain(signature.slice(0, 8));
    }
  });

  test('in the list of versions are replaced', async () => {
    let signature = '';
    const service = await serve((request, response) => {
      if (request.url === '/') return json(response, 200, { versions: [{ id: signature, status: 'CURRENT' }] });
      signature = String(request.headers['scp-signature']);
      json(response, 406, {});
    });
    expect((await failure(service.url)).versions).toEqual(['[redacted] CURRENT']);
  });

  test('that a middleware or one call adds are replaced', async () => {
    const service = await serve((request, response) => {
      response.writeHead(401).end(`${request.headers['x-session']} ${request.headers['x-call']}`);
    });
    const backup = client(service.url);
    backup.use({ onRequest: ({ request }) => request.headers.set('X-Session', 'of-the-middleware') });
    const options = { headers: { 'X-Call': 'of-the-one-call' } };
    const error = await failureOf(backup.listBackupRestoreHistories({ backup_id }, options));
    expect(error.texts).toEqual(['[redacted] [redacted]']);
  });

  test('are not in the client', () => {
    expect(inspect(client('http://127.0.0.1:1'), { depth: 9, showHidden: true })).not.toContain(credentials.secretKey);
  });
});

test('a header that is a part of another one leaves nothing of it in an error', async () => {
  const headers = { 'X-Session': 'abcdefgh', 'X-Token': 'abcdefgh-and-the-rest' };
  const service = await serve((request, response) => json(response, 400, { error: request.headers['x-token'] }));
  const { message } = await failure(service.url, { headers });
  expect(message).toContain('400: [redacted].');
});
