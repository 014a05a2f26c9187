import { queryText } from '@scp-backup/openapi';
import type { Query, Signing } from '../session/wire.ts';
import type { Target } from '../target.ts';
import { otherCase } from './filter-values.ts';

export interface SpoiltSignature {
  /** The header that is wrong. */
  readonly header: string;
  readonly name: string;
  /** Statuses that refuse it. @default 401 */
  readonly statuses?: readonly number[] | undefined;
  readonly signing: Signing;
  /** The query that is sent. @default the usual one */
  readonly sent?: string | undefined;
}

/** The wrong ways to sign that a service must notice, one mistake each. */
export function spoiltSignatures(target: Target, query: Query): readonly SpoiltSignature[] {
  const signature = (name: string, signing: Signing): SpoiltSignature => ({
    header: 'Scp-Signature',
    name: `refused: ${name}`,
    signing: { ...signing, spoilt: name },
  });
  const stamp = (name: string, signing: Signing): SpoiltSignature => ({
    header: 'Scp-Timestamp',
    name: `refused: ${name}`,
    statuses: [400, 401],
    signing: { ...signing, spoilt: name },
  });
  const accessKey = (name: string, change: (key: string) => string): SpoiltSignature => ({
    header: 'Scp-Accesskey',
    name: `refused: ${name}`,
    signing: { spoilt: name, accessKey: change },
  });
  const client = (name: string, signing: Signing): SpoiltSignature => ({
    header: 'Scp-ClientType',
    name: `refused: ${name}`,
    signing: { ...signing, spoilt: name },
  });
  const text = queryText(query);
  const encoded = text.replaceAll(/[:_]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const [firstPair, ...otherPairs] = query;
  const [parent] = Object.values(target.path).map(encodeURIComponent);
  return [
    signature('signed with another secret key', {
      secretKey: (key) => `${key.slice(0, -1)}${key.endsWith('x') ? 'y' : 'x'}`,
    }),
    signature('signed with the secret key in the other case', { secretKey: swapCase }),
    signature('signed with an empty secret key', { secretKey: () => '\u0000' }),
    signature('signed for another path', { url: (url) => url.replace(/(\/[^/?]*)(\?|$)/, '$1x$2') }),
    ...(parent !== undefined
      ? [signature('signed for another parent', { url: (url) => url.replace(parent, flipLast(parent)) })]
      : []),
    signature('signed for another origin', { url: (url) => url.replace(/^(\w+:\/\/)/, '$1other.') }),
    signature('signed for another port', { url: (url) => url.replace(/^(\w+:\/\/[^/]*?)(:\d+)?\//, '$1:9/') }),
    signature('signed for another scheme', {
      url: (url) => (url.startsWith('https') ? url.replace('https', 'http') : url.replace('http', 'https')),
    }),
    signature('signed without scheme and host', { url: (url) => url.replace(/^\w+:\/\/[^/]*/, '') }),
    signature('signed without scheme', { url: (url) => url.replace(/^\w+:\/\//, '') }),
    ...(firstPair
      ? [
          signature('signed without the query', { url: (url) => url.replace(/\?.*/, '') }),
          signature('signed with another value in the query', { url: (url) => url.replace(/=([^&]*)/, '=$19') }),
          signature('signed with the query encoded once more', {
            url: (url) => url.replace(/\?(.*)$/, (_, text: string) => `?${encodeURIComponent(text)}`),
          }),
        ]
      : []),
    signature('signed with another last value in the query', { url: (url) => `${url}x` }),
    signature('signed with one parameter more', { url: (url) => `${url}&extra=1` }),
    ...(firstPair && otherPairs.length > 0
      ? [
          signature('signed with one parameter less', { url: (url) => url.replace(/\?[^&]*&/, '?') }),
          signature('signed without the last parameter', { url: (url) => url.replace(/&[^&]*$/, '') }),
          {
            ...signature('signed with the query sorted', { url: (url) => reordered(url, (pairs) => pairs.sort()) }),
            sent: text.split('&').sort().reverse().join('&'),
          },
          signature('signed with the query in another order', {
            url: (url) => reordered(url, (pairs) => pairs.reverse()),
          }),
        ]
      : []),
    ...(query.some(([, value]) => value.includes(':'))
      ? [
          signature('signed with : as %3A', {
            url: (url) => url.replace(/\?(.*)$/, (_, text: string) => `?${text.replaceAll(':', '%3A')}`),
          }),
        ]
      : []),
    signature('signed without the beginning of the path', { url: (url) => url.replace(/([^:/])\/[^/?]+/, '$1') }),
    signature('signed with a slash after the path', { url: (url) => url.replace(/(\?|$)/, '/$1') }),
    signature('signed with two slashes in the path', { url: (url) => url.replace(/([^:/])\//, '$1//') }),
    signature('signed with a dot segment in the path', { url: (url) => url.replace(/([^:/])\//, '$1/./') }),
    signature('signed with the path in upper case', {
      url: (url) => url.replace(/([^:/])(\/[^?]*)/, (_, before: string, path: string) => before + path.toUpperCase()),
    }),
    signature('signed with the path percent-encoded', {
      url: (url) =>
        url.replace(/([^/?]+)(?=\?|$)/, (last) => last.replace(/^./, (one) => `%${one.charCodeAt(0).toString(16)}`)),
    }),
    signature('signed with the host in upper case', {
      url: (url) => url.replace(/^(\w+:\/\/)([^/]+)/, (_, scheme: string, host: string) => scheme + otherHost(host)),
    }),
    signature('signed with the scheme in upper case', {
      url: (url) => url.replace(/^\w+/, (one) => one.toUpperCase()),
    }),
    signature('signed without the port, or with the default one', {
      url: (url) => {
        const { port, protocol } = new URL(url);
        const usual = protocol === 'https:' ? ':443' : ':80';
        return port ? url.replace(`:${port}`, '') : url.replace(/^(\w+:\/\/[^/]+)/, `$1${usual}`);
      },
    }),
    signature('signed with a fragment', { url: (url) => `${url}#part` }),
    signature('signed with white space behind the URL', { url: (url) => `${url} ` }),
    signature('signed with an empty parameter more', { url: (url) => `${url}${url.includes('?') ? '&' : '?'}` }),
    ...(encoded === text
      ? []
      : [
          { ...signature('signed with the query decoded', { url: decoded }), sent: encoded },
          { ...signature('signed with other escapes than are sent', { url: lowerEscapes }), sent: encoded },
          signature('signed with the query encoded', { url: (url) => url.replace(text, encoded) }),
        ]),
    ...(firstPair
      ? [signature('signed with a parameter twice', { url: (url) => `${url}&${firstPair.join('=')}` })]
      : []),
    signature('signed for POST', { method: 'POST' }),
    signature('signed for HEAD', { method: 'HEAD' }),
    signature('signed with the method in lower case', { method: 'get' }),
    signature('signed without the method', { join: (p) => p.url + p.timestamp + p.accessKey + p.clientType }),
    signature('signed without the timestamp', { join: (p) => p.method + p.url + p.accessKey + p.clientType }),
    signature('signed without the access key', { join: (p) => p.method + p.url + p.timestamp + p.clientType }),
    signature('signed without the client type', { join: (p) => p.method + p.url + p.timestamp + p.accessKey }),
    signature('signed with access key before timestamp', {
      join: (p) => p.method + p.url + p.accessKey + p.timestamp + p.clientType,
    }),
    signature('signed with client type before access key', {
      join: (p) => p.method + p.url + p.timestamp + p.clientType + p.accessKey,
    }),
    signature('signed with URL before method', {
      join: (p) => p.url + p.method + p.timestamp + p.accessKey + p.clientType,
    }),
    signature('signed with timestamp first', {
      join: (p) => p.timestamp + p.method + p.url + p.accessKey + p.clientType,
    }),
    signature('signed with line breaks between the parts', { join: (p) => Object.values(p).join('\n') }),
    signature('signed with spaces between the parts', { join: (p) => Object.values(p).join(' ') }),
    signature('signature in hexadecimal', { encode: (_, bytes) => Buffer.from(bytes).toString('hex') }),
    signature('signature in base64 of hexadecimal', {
      encode: (_, bytes) => Buffer.from(Buffer.from(bytes).toString('hex')).toString('base64'),
    }),
    signature('signature without its first character', { encode: (base64) => base64.slice(1) }),
    signature('signature cut in half', { encode: (base64) => base64.slice(0, 22) }),
    signature('signature of one character', { encode: (base64) => base64.slice(0, 1) }),
    signature('signature with its end changed', {
      encode: (base64) => base64.slice(0, 40) + (/a/i.test(base64[40] ?? '') ? 'B' : 'A') + base64.slice(41),
    }),
    signature('signature without its padding', { encode: (base64) => base64.replace(/=+$/, '') }),
    signature('signature in base64url', {
      encode: (base64) => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    }),
    signature('signature with its beginning changed', {
      encode: (base64) => (/^a/i.test(base64) ? 'B' : 'A') + base64.slice(1),
    }),
    signature('signature in the other case', { encode: swapCase }),
    signature('signature with other bits in its padding', { encode: otherPadding }),
    signature('signature percent-encoded', { encode: encodeURIComponent }),
    signature('signature with characters behind it', { encode: (base64) => `${base64}AAAA` }),
    signature('signature with characters that base64 does not have', {
      encode: (base64) => `${base64.slice(0, 9)}!*${base64.slice(9)}`,
    }),
    signature('signature in quotation marks', { encode: (base64) => `"${base64}"` }),
    signature('signature that is only text', { encode: () => 'not-a-signature' }),
    signature('signature by HMAC-SHA-1', { hash: 'sha1' }),
    signature('signature by HMAC-SHA-512', { hash: 'sha512' }),
    accessKey('an access key that nobody has', () => 'nobody-has-this-access-key'),
    accessKey('the access key in the other case', swapCase),
    accessKey('the beginning of the access key', (key) => key.slice(0, -1)),
    accessKey('the access key and more', (key) => `${key}0`),
    stamp('the timestamp sent is not the one signed', { headerShift: 1000 }),
    stamp('the timestamp sent is a millisecond off', { headerShift: 1 }),
    stamp('timestamp in seconds', { stamp: (now) => now.slice(0, -3) }),
    stamp('timestamp in microseconds', { stamp: (now) => `${now}000` }),
    stamp('timestamp in nanoseconds', { stamp: (now) => `${now}000000` }),
    stamp('timestamp zero', { stamp: () => '0' }),
    stamp('timestamp that is not a number', { stamp: () => 'yesterday' }),
    stamp('timestamp as a date', { stamp: (now) => new Date(Number(now)).toISOString() }),
    stamp('negative timestamp', { stamp: () => '-1' }),
    stamp('timestamp with many digits', { stamp: () => '9'.repeat(40) }),
    // The parts are signed without separators: a zero could be the last digit of the URL.
    stamp('timestamp with a leading zero', { stamp: (now) => `0${now}` }),
    stamp('timestamp with three leading zeros', { stamp: (now) => `000${now}` }),
    stamp('timestamp with a plus sign', { stamp: (now) => `+${now}` }),
    stamp('timestamp with a fraction', { stamp: (now) => `${now}.0` }),
    stamp('timestamp with an exponent', { stamp: (now) => `${now}e0` }),
    stamp('timestamp in hexadecimal', { stamp: (now) => `0x${Number(now).toString(16)}` }),
    stamp('timestamp with separators', { stamp: (now) => now.replace(/(\d{3})$/, '_$1') }),
    client('another client type', { clientType: 'Console' }),
    client('client type in lower case', { clientType: 'openapi' }),
  ];
}

function swapCase(text: string): string {
  const swapped = otherCase(text);
  return swapped === text ? `${text}x` : swapped;
}

function flipLast(text: string): string {
  return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
}

function reordered(url: string, order: (pairs: string[]) => string[]): string {
  return url.replace(/\?(.*)$/, (_, text: string) => `?${order(text.split('&')).join('&')}`);
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The last digit of 32 bytes has two bits that stand for nothing. */
function otherPadding(base64: string): string {
  return base64.replace(/.(?==$)/, (last) => digits[digits.indexOf(last) ^ 1] ?? '');
}

function decoded(url: string): string {
  return url.replace(/\?.*/, decodeURIComponent);
}

function lowerEscapes(url: string): string {
  return url.replaceAll(/%[0-9A-F]{2}/g, (one) => one.toLowerCase());
}

/** A host that is an address has no case. */
function otherHost(host: string): string {
  return host.toUpperCase() === host ? `${host}.` : host.toUpperCase();
}
