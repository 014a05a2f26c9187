import { queryText } from '@scp-backup/openapi';
import { urlOf } from '../probe.ts';
import type { Query, SignedParts, Signing } from '../session/wire.ts';
import { probeOf, type Target } from '../target.ts';
import { otherCase } from './filter-values.ts';

export interface SpoiltSignature {
  /** The header that is wrong. */
  readonly header: string;
  readonly name: string;
  /** Statuses that refuse it. */
  readonly statuses: readonly number[];
  readonly signing: Signing;
  /** The query that is sent. @default the usual one */
  readonly sent?: string | undefined;
}

type Signings = Readonly<Record<string, Signing>>;

/** The wrong ways to sign that a service must notice, one mistake each. A mistake that changes nothing of the URL is none. */
export function spoiltSignatures(target: Target, query: Query): readonly SpoiltSignature[] {
  const usual = queryText(query);
  const encoded = usual.replaceAll(/[:_]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const [parent = '/'] = Object.values(target.path).map(encodeURIComponent);
  const urls: readonly (readonly [name: string, url: (url: string) => string, sent?: string])[] = [
    ...Object.entries(otherUrls),
    ['signed for another parent', (url) => url.replace(`/${parent}`, `/${flipLast(parent)}`)],
    ['signed with the query encoded', (url) => url.replace(usual, encoded)],
    ['signed with the query decoded', decoded, encoded],
    ['signed with other escapes than are sent', lowerEscapes, encoded],
    [
      'signed with a space as +',
      (url) => url.replace('%20', '+'),
      `${usual}&no_such_parameter=a%20b`.replace(/^&/, ''),
    ],
    [
      'signed with the query sorted',
      (url) => reordered(url, (pairs) => pairs.sort()),
      usual.split('&').sort().reverse().join('&'),
    ],
  ];
  return [
    ...urls.flatMap(([name, url, sent]) => {
      const own = urlOf('http://service.test:8080', probeOf(target, sent ?? query));
      // A query of its own may be refused before its signature is.
      return url(own) === own ? [] : spoilt('Scp-Signature', sent ? [400, 401] : [401], { [name]: { url } }, sent);
    }),
    ...spoilt('Scp-Signature', [401], signatures),
    ...spoilt('Scp-Accesskey', [401], accessKeys),
    ...spoilt('Scp-Timestamp', [400, 401], timestamps),
    ...spoilt('Scp-ClientType', [401], clientTypes),
  ];
}

function spoilt(
  header: string,
  statuses: readonly number[],
  signings: Signings,
  sent?: string,
): readonly SpoiltSignature[] {
  return Object.entries(signings).map(([name, signing]) => ({
    header,
    name: `refused: ${name}`,
    statuses,
    signing: { ...signing, spoilt: name },
    sent,
  }));
}

/** Changes of the URL that is signed. */
const otherUrls: Readonly<Record<string, (url: string) => string>> = {
  'signed for another path': (url) => url.replace(/(\/[^/?]*)(\?|$)/, '$1x$2'),
  'signed for another origin': (url) => url.replace(/^(\w+:\/\/)/, '$1other.'),
  'signed for another port': (url) => url.replace(/^(\w+:\/\/[^/]*?)(:\d+)?\//, '$1:9/'),
  'signed for another scheme': (url) => url.replace(/^https?/, (one) => (one === 'http' ? 'https' : 'http')),
  'signed without scheme and host': (url) => url.replace(/^\w+:\/\/[^/]*/, ''),
  'signed without scheme': (url) => url.replace(/^\w+:\/\//, ''),
  'signed without the query': (url) => url.replace(/\?.*/, ''),
  'signed with another value in the query': (url) => url.replace(/=([^&]*)/, '=$19'),
  'signed with the query encoded once more': (url) =>
    url.replace(/\?(.*)$/, (_, text: string) => `?${encodeURIComponent(text)}`),
  'signed with another last value in the query': (url) => `${url}x`,
  'signed with one parameter more': (url) => `${url}&extra=1`,
  'signed with one parameter less': (url) => url.replace(/\?[^&]*&/, '?'),
  'signed without the last parameter': (url) => url.replace(/&[^&]*$/, ''),
  'signed with the query in another order': (url) => reordered(url, (pairs) => pairs.reverse()),
  'signed with a parameter twice': (url) => url.replace(/\?([^&]+).*/, '$&&$1'),
  'signed with : as %3A': (url) => url.replace(/\?(.*)$/, (text) => text.replaceAll(':', '%3A')),
  'signed without the beginning of the path': (url) => url.replace(/([^:/])\/[^/?]+/, '$1'),
  'signed with a slash after the path': (url) => url.replace(/(\?|$)/, '/$1'),
  'signed with two slashes in the path': (url) => url.replace(/([^:/])\//, '$1//'),
  'signed with a dot segment in the path': (url) => url.replace(/([^:/])\//, '$1/./'),
  'signed with the path in upper case': (url) =>
    url.replace(/([^:/])(\/[^?]*)/, (_, before: string, path: string) => before + path.toUpperCase()),
  'signed with the path percent-encoded': (url) =>
    url.replace(/([^/?]+)(?=\?|$)/, (last) => last.replace(/^./, (one) => `%${one.charCodeAt(0).toString(16)}`)),
  'signed with the host in upper case': (url) =>
    url.replace(/^(\w+:\/\/)([^/]+)/, (_, scheme: string, host: string) => scheme + otherHost(host)),
  'signed with the scheme in upper case': (url) => url.replace(/^\w+/, (one) => one.toUpperCase()),
  'signed without the port, or with the default one': otherPort,
  'signed with a fragment': (url) => `${url}#part`,
  'signed with white space behind the URL': (url) => `${url} `,
  'signed with an empty parameter more': (url) => `${url}${url.includes('?') ? '&' : '?'}`,
};

/** Joins some parts of the string to sign, in an order. */
function joined(...names: readonly (keyof SignedParts)[]): Signing {
  return { join: (parts) => names.map((name) => parts[name]).join('') };
}

/** Other keys, methods, strings to sign, and other texts of the signature. */
const signatures: Signings = {
  'signed with another secret key': { secretKey: (key) => key.slice(0, -1) + (key.endsWith('x') ? 'y' : 'x') },
  'signed with the secret key in the other case': { secretKey: swapCase },
  'signed with an empty secret key': { secretKey: () => '\u0000' },
  'signed for POST': { method: 'POST' },
  'signed for HEAD': { method: 'HEAD' },
  'signed with the method in lower case': { method: 'get' },
  'signed without the method': joined('url', 'timestamp', 'accessKey', 'clientType'),
  'signed without the timestamp': joined('method', 'url', 'accessKey', 'clientType'),
  'signed without the access key': joined('method', 'url', 'timestamp', 'clientType'),
  'signed without the client type': joined('method', 'url', 'timestamp', 'accessKey'),
  'signed with access key before timestamp': joined('method', 'url', 'accessKey', 'timestamp', 'clientType'),
  'signed with client type before access key': joined('method', 'url', 'timestamp', 'clientType', 'accessKey'),
  'signed with URL before method': joined('url', 'method', 'timestamp', 'accessKey', 'clientType'),
  'signed with timestamp first': joined('timestamp', 'method', 'url', 'accessKey', 'clientType'),
  'signed with line breaks between the parts': { join: (parts) => Object.values(parts).join('\n') },
  'signed with spaces between the parts': { join: (parts) => Object.values(parts).join(' ') },
  'signature in hexadecimal': { encode: (_, bytes) => Buffer.from(bytes).toString('hex') },
  'signature in base64 of hexadecimal': {
    encode: (_, bytes) => Buffer.from(Buffer.from(bytes).toString('hex')).toString('base64'),
  },
  'signature without its first character': { encode: (base64) => base64.slice(1) },
  'signature cut in half': { encode: (base64) => base64.slice(0, 22) },
  'signature of one character': { encode: (base64) => base64.slice(0, 1) },
  'signature with its end changed': {
    encode: (base64) => base64.slice(0, 40) + (/a/i.test(base64[40] ?? '') ? 'B' : 'A') + base64.slice(41),
  },
  'signature without its padding': { encode: (base64) => base64.replace(/=+$/, '') },
  'signature in base64url': {
    encode: (base64) => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  },
  'signature with its beginning changed': { encode: (base64) => (/^a/i.test(base64) ? 'B' : 'A') + base64.slice(1) },
  'signature in the other case': { encode: swapCase },
  'signature with other bits in its padding': { encode: otherPadding },
  'signature percent-encoded': { encode: encodeURIComponent },
  'signature with characters behind it': { encode: (base64) => `${base64}AAAA` },
  'signature with characters that base64 does not have': {
    encode: (base64) => `${base64.slice(0, 9)}!*${base64.slice(9)}`,
  },
  'signature in quotation marks': { encode: (base64) => `"${base64}"` },
  'signature that is only text': { encode: () => 'not-a-signature' },
  'signature by HMAC-SHA-1': { hash: 'sha1' },
  'signature by HMAC-SHA-512': { hash: 'sha512' },
};

const accessKeys: Signings = {
  'an access key that nobody has': { accessKey: () => 'nobody-has-this-access-key' },
  'the access key in the other case': { accessKey: swapCase },
  'the beginning of the access key': { accessKey: (key) => key.slice(0, -1) },
  'the access key and more': { accessKey: (key) => `${key}0` },
};

const timestamps: Signings = {
  'the timestamp sent is not the one signed': { headerShift: 1000 },
  'the timestamp sent is a millisecond off': { headerShift: 1 },
  'timestamp in seconds': { stamp: (now) => now.slice(0, -3) },
  'timestamp in microseconds': { stamp: (now) => `${now}000` },
  'timestamp in nanoseconds': { stamp: (now) => `${now}000000` },
  'timestamp zero': { stamp: () => '0' },
  'timestamp that is not a number': { stamp: () => 'yesterday' },
  'timestamp as a date': { stamp: (now) => new Date(Number(now)).toISOString() },
  'negative timestamp': { stamp: () => '-1' },
  'timestamp with many digits': { stamp: () => '9'.repeat(40) },
  // The parts are signed without separators: a zero could be the last digit of the URL.
  'timestamp with a leading zero': { stamp: (now) => `0${now}` },
  'timestamp with three leading zeros': { stamp: (now) => `000${now}` },
  'timestamp with a plus sign': { stamp: (now) => `+${now}` },
  'timestamp with a fraction': { stamp: (now) => `${now}.0` },
  'timestamp with an exponent': { stamp: (now) => `${now}e0` },
  'timestamp in hexadecimal': { stamp: (now) => `0x${Number(now).toString(16)}` },
  'timestamp with separators': { stamp: (now) => now.replace(/(\d{3})$/, '_$1') },
};

const clientTypes: Signings = {
  'another client type': { clientType: 'Console' },
  'client type in lower case': { clientType: 'openapi' },
};

function otherPort(url: string): string {
  const { port, protocol } = new URL(url);
  return port ? url.replace(`:${port}`, '') : url.replace(/^(\w+:\/\/[^/]+)/, `$1:${protocol === 'https:' ? 443 : 80}`);
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
