import { credentials } from '../rows.ts';
import { type Break, hmac, withLaxGate, withLaxSignature, withMemory, withSignatureOver } from '../wrap.ts';

type Header = (name: string) => string;

const signedUrl = (url: string, request: Request, header: Header) =>
  `${request.method}${url}${header('timestamp')}${credentials.accessKey}Openapi`;

/** Accepts a signature over another form of the URL too. */
const over = (form: (url: string) => string): Break =>
  withSignatureOver((request, header) => signedUrl(form(request.url), request, header));

const path = (url: string, change: (path: string) => string) =>
  url.replace(/^(\w+:\/\/[^/]+)([^?]*)/, (_, origin: string, own: string) => origin + change(own));

/** Accepts a timestamp that another form of the same time is signed and sent as. */
const stamped = (form: RegExp, read: (text: string) => number): Break =>
  withLaxGate((request, header) => {
    const stamp = header('timestamp');
    const near = form.test(stamp) && Math.abs(read(stamp) - Date.now()) < 900_000;
    return near && header('signature') === hmac(signedUrl(request.url, request, header));
  });

/** Takes an absent part for an empty one. */
const absent = (name: string, text: (request: Request, header: Header) => string): Break =>
  withLaxGate((request, header) => header(name) === '' && header('signature') === hmac(text(request, header)));

/** Accepts another access key than its own, where it is signed with. */
const keyed = (accepts: (own: string, sent: string) => boolean): Break =>
  withLaxGate((request, header) => {
    const key = header('accesskey');
    const text = `${request.method}${request.url}${header('timestamp')}${key}Openapi`;
    return accepts(credentials.accessKey, key) && header('signature') === hmac(text);
  });

/** Accepts a signature that is written in another way. */
const read = (reading: (text: string) => string): Break =>
  withLaxSignature((request, header) => reading(header('signature')) === hmac(signedUrl(request.url, request, header)));

/** Compares the bytes of a signature. */
const decoded: Break = withLaxSignature((request, header) => {
  const own = Buffer.from(hmac(signedUrl(request.url, request, header)), 'base64');
  return /^[\w+/]{43}=$/.test(header('signature')) && own.equals(Buffer.from(header('signature'), 'base64'));
});

/** Verifiers that accept more than the one text. */
export const verifier: Readonly<Record<string, Break>> = {
  'the query is decoded before it is checked': over((url) => url.replace(/\?.*/, decodeURIComponent)),
  'the query is encoded before it is checked': over((url) =>
    url.replace(/\?.*/, (text) =>
      text.replaceAll(/[:_]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`),
    ),
  ),
  'escapes are compared without their case': over((url) =>
    url.replaceAll(/%[0-9a-f]{2}/gi, (one) => one.toLowerCase()),
  ),
  'the host is compared without its case': over((url) =>
    url.replace(/^(\w+:\/\/)([^/]+)/, (_, scheme: string, host: string) => scheme + host.toUpperCase()),
  ),
  'the scheme is compared without its case': over((url) => url.replace(/^\w+/, (one) => one.toUpperCase())),
  'the default port may be signed': over((url) => url.replace(/^(\w+:\/\/[^/]+)/, '$1:80')),
  'slashes in the path are collapsed': over((url) => path(url, (own) => own.replace('/', '//'))),
  'the first slash between segments is collapsed': over((url) => url.replace(/([^:/])\//, '$1//')),
  'dot segments are resolved': over((url) => url.replace(/([^:/])\//, '$1/./')),
  'a slash behind the path is dropped': over((url) => path(url, (own) => `${own}/`)),
  'the path is compared without its case': over((url) => path(url, (own) => own.toUpperCase())),
  'the path is decoded before it is checked': over((url) =>
    path(url, (own) =>
      own.replace(/[^/]+$/, (last) => last.replace(/^./, (one) => `%${one.charCodeAt(0).toString(16)}`)),
    ),
  ),
  'a fragment is dropped': over((url) => `${url}#part`),
  'white space behind the URL is dropped': over((url) => `${url} `),
  'an empty parameter is dropped': over((url) => `${url}${url.includes('?') ? '&' : '?'}`),
  'parameters that are added are dropped': over((url) => `${url}&extra=1`),
  'checked for any port': over((url) => url.replace(/^(\w+:\/\/[^/]*?)(:\d+)?\//, '$1:9/')),
  'checked for any scheme': over((url) => url.replace('http', 'https')),
  'checked with line breaks or without': withSignatureOver((request, header) =>
    [request.method, request.url, header('timestamp'), credentials.accessKey, 'Openapi'].join(' '),
  ),
  'an absent client type is an empty one': absent(
    'clienttype',
    (request, header) => `${request.method}${request.url}${header('timestamp')}${credentials.accessKey}`,
  ),
  'an absent access key is an empty one': absent(
    'accesskey',
    (request, header) => `${request.method}${request.url}${header('timestamp')}Openapi`,
  ),
  'an absent timestamp is an empty one': absent(
    'timestamp',
    (request) => `${request.method}${request.url}${credentials.accessKey}Openapi`,
  ),
  'an absent client type is the usual one': withLaxGate(
    (request, header) =>
      !request.headers.has('scp-clienttype') && header('signature') === hmac(signedUrl(request.url, request, header)),
  ),
  'a timestamp may have a leading zero': stamped(/^0\d+$/, Number),
  'a timestamp may have three leading zeros': stamped(/^000\d+$/, Number),
  'a timestamp may have a sign': stamped(/^\+\d+$/, Number),
  'a timestamp may have a fraction': stamped(/^\d+\.\d+$/, Number),
  'a timestamp may have an exponent': stamped(/^\d+e\d+$/, Number),
  'a timestamp may be hexadecimal': stamped(/^0x/, Number),
  'a timestamp may have separators': stamped(/_/, (text) => Number(text.replaceAll('_', ''))),
  'a timestamp may be in seconds': stamped(/^\d{10}$/, (text) => Number(text) * 1000),
  'a timestamp may be a date': stamped(/^\d{4}-/, Date.parse),
  'a signature is remembered, and not what it signed': withMemory((_, header) => header('signature')),
  'a signature is remembered with its path': withMemory(
    (request, header) => header('signature') + new URL(request.url).pathname,
  ),
  'a signature is remembered with its URL, without its timestamp': withMemory(
    (request, header) => header('signature') + request.url + request.method,
  ),
  'a signature is remembered with its URL, without its method': withMemory(
    (request, header) => header('signature') + request.url + header('timestamp'),
  ),
  'base64url is accepted': withLaxSignature(
    (request, header) =>
      header('signature') ===
      hmac(signedUrl(request.url, request, header))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, ''),
  ),
  'a signature without its padding is accepted': withLaxSignature(
    (request, header) => `${header('signature')}=` === hmac(signedUrl(request.url, request, header)),
  ),
  'the access key is compared without its case': keyed((own, sent) => own.toLowerCase() === sent.toLowerCase()),
  'the beginning of the access key is enough': keyed((own, sent) => sent !== '' && own.startsWith(sent)),
  'more than the access key is accepted': keyed((own, sent) => sent.startsWith(own)),
  'a timestamp may be in microseconds': stamped(/^\d{16}$/, (text) => Number(text) / 1000),
  'a timestamp may be in nanoseconds': stamped(/^\d{19}$/, (text) => Number(text) / 1e6),
  'the query may be signed sorted': over((url) =>
    url.replace(/\?(.*)$/, (_, text: string) => `?${text.split('&').sort().join('&')}`),
  ),
  'a space may be signed as +': over((url) => url.replaceAll('%20', '+')),
  'the beginning of the path is dropped': over((url) => url.replace(/([^:/])\/[^/?]+/, '$1')),
  'what is added to the query need not be signed': over((url) => url.replace(/[?&]no_such_parameter=.*$/, '')),
  'filters need not be signed': over((url) => url.replace(/&(restore_state|start_time|name)=.*$/, '')),
  'a signature is decoded before it is compared': decoded,
  'a signature may have quotation marks': read((text) => text.replaceAll('"', '')),
  'a signature may be percent-encoded': read(decodeURIComponent),
  'only the beginning of a longer signature is compared': read((text) => text.slice(0, 44)),
  'characters that base64 does not have are dropped': read((text) => text.replaceAll(/[^\w+/=]/g, '')),
  'SHA-512 is accepted': withSignatureOver(
    (request, header) => signedUrl(request.url, request, header),
    undefined,
    'sha512',
  ),
};
