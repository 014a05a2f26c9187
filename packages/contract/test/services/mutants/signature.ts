import { credentials } from '../rows.ts';
import { type Break, hmac, isRight, withAnswer, withLaxGate, withLaxSignature, withSignatureOver } from '../wrap.ts';

const errorBody = (status: number) => ({ errors: [{ code: 'Bad', status }] });
const rightOf = (request: Request, header: (name: string) => string) =>
  hmac(`${request.method}${request.url}${header('timestamp')}${credentials.accessKey}Openapi`);

/** Signatures that are checked wrongly. */
export const signature: Readonly<Record<string, Break>> = {
  'the signature is not checked': withLaxSignature(() => true),
  'nothing is checked': withLaxGate(() => true),
  'the headers only need to be there': withLaxGate((_, header) =>
    ['accesskey', 'signature', 'timestamp', 'clienttype'].every((name) => header(name) !== ''),
  ),
  'a missing signature is accepted': withLaxGate((request) => !request.headers.has('scp-signature')),
  'a missing timestamp is accepted': withLaxGate((request) => !request.headers.has('scp-timestamp')),
  'a missing client type is accepted': withLaxGate((request) => !request.headers.has('scp-clienttype')),
  'a missing access key is accepted': withLaxGate((request) => !request.headers.has('scp-accesskey')),
  'an empty signature is accepted': withLaxGate((request) => request.headers.get('scp-signature') === ''),
  'the access key is not checked': withLaxGate(
    (request, header) =>
      header('clienttype') === 'Openapi' &&
      header('signature') ===
        hmac(`${request.method}${request.url}${header('timestamp')}${header('accesskey')}Openapi`) &&
      header('accesskey') !== '' &&
      Math.abs(Date.now() - Number(header('timestamp'))) <= 900_000,
  ),
  'the client type is not checked': withLaxGate(
    (request, header) =>
      header('accesskey') === credentials.accessKey &&
      header('clienttype') !== '' &&
      header('signature') ===
        hmac(`${request.method}${request.url}${header('timestamp')}${credentials.accessKey}${header('clienttype')}`) &&
      Math.abs(Date.now() - Number(header('timestamp'))) <= 900_000,
  ),
  'the timestamp is not checked': withLaxSignature(
    (request, header) => /^\d{1,15}$/.test(header('timestamp')) && isRight(request, header),
    Number.POSITIVE_INFINITY,
  ),
  'an old timestamp is accepted': withLaxSignature(
    (request, header) =>
      /^\d{1,15}$/.test(header('timestamp')) && Number(header('timestamp')) < Date.now() && isRight(request, header),
    Number.POSITIVE_INFINITY,
  ),
  'a timestamp ahead is accepted': withLaxSignature(
    (request, header) => Number(header('timestamp')) > Date.now() && isRight(request, header),
    Number.POSITIVE_INFINITY,
  ),
  'the window is 5 minutes': withAnswer((response, request) =>
    Math.abs(Date.now() - Number(request.headers.get('scp-timestamp'))) > 300_000
      ? Response.json(errorBody(401), { status: 401 })
      : response,
  ),
  'the window is 16 minutes': withLaxSignature((request, header) => isRight(request, header), 960_000),
  'checked without the query': withSignatureOver(
    (request, header) =>
      `${request.method}${request.url.replace(/\?.*/, '')}${header('timestamp')}${credentials.accessKey}Openapi`,
  ),
  'checked without the method': withSignatureOver(
    (request, header) => `${request.url}${header('timestamp')}${credentials.accessKey}Openapi`,
  ),
  'checked with any method': withLaxSignature((request, header) =>
    ['GET', 'HEAD', 'POST', 'get'].some((method) => isRight(request, header, method)),
  ),
  'checked without the host': withSignatureOver(
    (request, header) =>
      `${request.method}${request.url.replace(/^\w+:\/\/[^/]+/, '')}${header('timestamp')}${credentials.accessKey}Openapi`,
  ),
  'checked without the client type': withSignatureOver(
    (request, header) => `${request.method}${request.url}${header('timestamp')}${credentials.accessKey}`,
  ),
  'checked in another order': withSignatureOver(
    (request, header) => `${request.method}${request.url}${credentials.accessKey}${header('timestamp')}Openapi`,
  ),
  'checked with line breaks': withSignatureOver((request, header) =>
    [request.method, request.url, header('timestamp'), credentials.accessKey, 'Openapi'].join('\n'),
  ),
  'a hexadecimal signature is accepted': withSignatureOver(
    (request, header) => `${request.method}${request.url}${header('timestamp')}${credentials.accessKey}Openapi`,
    'hex',
  ),
  'SHA-1 is accepted': withSignatureOver(
    (request, header) => `${request.method}${request.url}${header('timestamp')}${credentials.accessKey}Openapi`,
    undefined,
    'sha1',
  ),
  'only the beginning of the signature is compared': withLaxSignature(
    (request, header) => header('signature').slice(0, 20) === rightOf(request, header).slice(0, 20),
  ),
  'the signature is compared without its case': withLaxSignature(
    (request, header) => header('signature').toLowerCase() === rightOf(request, header).toLowerCase(),
  ),
  'the query is sorted before it is checked': withSignatureOver((request, header) => {
    const url = new URL(request.url);
    const sorted = url.search ? `?${url.search.slice(1).split('&').reverse().join('&')}` : '';
    return `${request.method}${url.origin}${url.pathname}${sorted}${header('timestamp')}${credentials.accessKey}Openapi`;
  }),
  'an encoded query is refused': withAnswer((response, request) =>
    /%[0-9a-f]{2}/.test(request.url) && request.url.includes('size=')
      ? Response.json(errorBody(401), { status: 401 })
      : response,
  ),
  'the same request is refused a second time': (engine) => {
    const seen = new Set<string>();
    let last = '';
    return async (request) => {
      const again = last === request.url && seen.has(request.url);
      last = request.url;
      seen.add(request.url);
      return again && request.method === 'GET' ? Response.json(errorBody(401), { status: 401 }) : engine(request);
    };
  },
  'a wrong signature passes where there is no query': withLaxSignature((request) => !request.url.includes('?')),
  'a wrong signature passes with a filter': withLaxSignature((request) => request.url.includes('restore_state')),
  'HEAD is not checked': withLaxSignature((request) => request.method === 'HEAD'),
  'a refusal shows the right signature': withAnswer((response, request) =>
    response.status === 401
      ? Response.json(
          {
            errors: [
              {
                code: 'HmacValidFail',
                status: 401,
                detail: [
                  hmac(
                    `${request.method}${request.url}${request.headers.get('scp-timestamp')}${credentials.accessKey}Openapi`,
                  ),
                ],
              },
            ],
          },
          { status: 401 },
        )
      : response,
  ),
};
