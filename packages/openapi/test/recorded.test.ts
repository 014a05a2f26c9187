import { operations, responses } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { validateResponse } from '@scp-backup/openapi/validate';
import { describe, expect, test } from 'vitest';

const id = 'listBackupRestoreHistories';

/** An error of the service, as third parties recorded it. */
const recorded = {
  code: 'ValidationError',
  title: 'ValidationError',
  detail: ['page: must not be negative'],
  status: 400,
  request_id: 'req-1',
  global_request_id: 'req-2',
  links: [],
  related_resources: [],
  response: null,
};
const denial = {
  access_level: 'Update',
  action_name: 'x:UpdateX',
  caused_auths: [],
  message: 'You do not have permission to Update. Please contact the administrator.',
};

describe('the validators accept the recorded', () => {
  test.each<[string, number, unknown]>([
    ['400 with a list of texts', 400, { errors: [recorded] }],
    ['400 with a list in one text', 400, { errors: [{ ...recorded, detail: "['must not be negative']" }] }],
    ['400 with items that are not texts', 400, { errors: [{ ...recorded, detail: [{ loc: ['page'] }, 'x', 1] }] }],
    [
      '401 of the gateway',
      401,
      {
        status: 'UNAUTHORIZED',
        name: 'Request was rejected by gateway',
        message: "Service Account catalog has not target's endpoint. target : scp-archivestorage_hmac",
      },
    ],
    ['400 of another service', 400, { errors: [{ ...recorded, code: 'scp-cloud-function.invalid-runtime' }] }],
    ['401 of a wrong signature', 401, { errors: [{ ...recorded, status: 401, detail: '[HMAC] HMAC valid fail' }] }],
    [
      '403 with an object as response',
      403,
      { errors: [{ ...recorded, code: 'Forbidden', status: 403, detail: denial.message, response: denial }] },
    ],
    [
      '404 of the gateway',
      404,
      { timestamp: '2024-10-28T05:52:47', path: '/v1/x', status: 404, error: 'Not Found', requestId: 'a' },
    ],
    ['404 of the service', 404, { errors: [{ ...recorded, code: 'NotFound', status: 404 }] }],
    ['500 in two lines', 500, { errors: [{ ...recorded, code: 'ContactAdminForAssistance', detail: 'one\ntwo' }] }],
  ])('%s', (_, status, body) => {
    expect(validateResponse(id, status, body)).toEqual([]);
  });

  test('404 as a page', () => {
    expect(validateResponse(id, 404, '<title>Samsung Cloud Platform</title>', 'text/html')).toEqual([]);
  });
});

describe('the validators refuse', () => {
  test.each<[string, unknown]>([
    ['a gateway’s 401 without its message', { status: 'UNAUTHORIZED', name: 'Request was rejected by gateway' }],
    ['an error without a code', { errors: [{ ...recorded, code: undefined }] }],
    ['no error at all', { errors: [] }],
  ])('%s', (_, body) => {
    expect(validateResponse(id, 401, JSON.parse(JSON.stringify(body)))).not.toEqual([]);
  });
});

test('an example of a shared error names nothing of one operation: it is an example of all of them', () => {
  const { parameters, responses: statuses } = examples[id];
  const own = [...Object.values(operations).flatMap(({ path, id: name }) => [path, name]), parameters.backup_id];
  const texts = Object.entries(statuses).flatMap(([status, bodies]) =>
    status === '200' ? [] : [JSON.stringify(bodies)],
  );
  expect(own.filter((name) => texts.some((text) => text.includes(`"${name}"`)))).toEqual([]);
  expect(texts.join()).not.toMatch(/restore|history|histories/i);
});

test('the examples of the document say where they come from, each by itself', () => {
  expect(responses[id]['401'].examples).toEqual({
    wrongSignature: { mediaType: 'application/json', source: 'assumed' },
    notEntitled: { mediaType: 'application/json', source: 'observed' },
  });
  expect(responses[id]['404'].examples.notFoundPage).toEqual({ mediaType: 'text/html', source: 'observed' });
});
