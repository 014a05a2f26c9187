import { hmac } from '#hmac';
import { equalInConstantTime } from './constant-time.ts';
import { clientType, type SigningInput } from './string-to-sign.ts';

const messages = {
  hexSignature: 'the signature is hexadecimal; send it as standard base64',
  base64urlSignature: 'the signature is base64url; send it as standard base64, with + and /',
  unpaddedSignature: 'the signature has lost its padding; send base64 with its closing =',
  queryNotSigned: 'the URL was signed without its query; sign the whole URL as it is sent',
  emptyQuery: 'a ? with nothing behind it was signed and not sent, or sent and not signed; leave it out of both',
  encodedTwice: 'the URL was percent-encoded again before it was signed; sign it as it is sent',
  decodedUrl: 'the URL was decoded before it was signed; sign it as it is sent',
  pathOnly: 'only the path was signed; sign the absolute URL with scheme and host',
  otherScheme: 'the URL was signed with another scheme (http, https) than it was sent with',
  otherHost: 'the URL was signed with another host or without its port',
  trailingSlash: 'the URL was signed with another slash at the end of its path than it was sent with',
  doubledSlash: 'a doubled slash in the path was signed and not sent, or sent and not signed; leave it out of both',
  methodCase: 'the method was signed in another case; sign it in upper case',
  timestampInSeconds: 'another form of the timestamp was signed; sign the exact text of Scp-Timestamp',
  clientTypeNotSigned: 'the client type is missing at the end of what was signed',
  accountIdNotSigned: 'the account id was sent, but not signed',
  otherOrder: 'the parts were signed in another order than method, URL, timestamp, access key, client type',
  separators: 'the parts were signed with separators; join them without any',
} as const;

type Mistake = keyof typeof messages;

/** A known way to get the signature wrong. */
export type SignatureMistake = Mistake | 'staleOnArrival';

export interface Diagnosis {
  readonly mistake: SignatureMistake;
  /** One English sentence. */
  readonly message: string;
}

interface WrongSignature extends SigningInput {
  /** The credentials object that the imported key belongs to. */
  readonly owner: object;
  /** The signature that was received. */
  readonly signature: string;
  /** The right one; it does not leave this function. */
  readonly expected: string;
}

/** Tries the known mistakes, with about 50 signatures. If none matches, the secret or a character of the URL is wrong. */
export async function diagnose(wrong: WrongSignature): Promise<Diagnosis | undefined> {
  const { owner, credentials, signature, expected } = wrong;
  for (const [mistake, encoded] of encodings(expected)) {
    if (equalInConstantTime(signature, encoded)) return { mistake, message: messages[mistake] };
  }
  for (const [mistake, textOf] of texts(wrong)) {
    // A text that cannot be made was not signed: a URL with a stray `%` cannot have been decoded.
    const candidate = await Promise.resolve(textOf)
      .then((make) => hmac(owner, credentials.secretKey, make()))
      .catch(() => '');
    if (equalInConstantTime(signature, candidate)) return { mistake, message: messages[mistake] };
  }
  return undefined;
}

function encodings(expected: string): readonly (readonly [Mistake, string])[] {
  const bytes = [...atob(expected)].map((character) => character.charCodeAt(0));
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const url = expected.replaceAll('+', '-').replaceAll('/', '_');
  return [
    ['hexSignature', hex],
    ['hexSignature', hex.toUpperCase()],
    ['unpaddedSignature', expected.replace(/=+$/, '')],
    ['base64urlSignature', url],
    ['base64urlSignature', url.replace(/=+$/, '')],
  ];
}

/** Texts that may have been signed. One that is the right text does no harm: its signature is not the wrong one. */
function texts({ method, url, timestamp, credentials }: SigningInput): readonly (readonly [Mistake, () => string])[] {
  const [, scheme, name = '', port = '', path = '', query = ''] =
    url.match(/^(https?):\/\/([^/?]*?)(:\d+)?(?=[/?]|$)([^?]*)(.*)$/s) ?? [];
  const { accessKey, accountId = '' } = credentials;
  const parts = [method, url, timestamp, accessKey, clientType];
  const ordered = (...order: number[]): string => order.map((index) => parts[index]).join('');
  const joined = (before: string, time: number | string = timestamp, account = accountId): string =>
    `${before}${time}${accessKey}${account}${clientType}`;
  const at = (other: string): string => joined(method + other);
  const host = `${scheme}://${name}${port}`;
  const onHost = (other: string): string => at(`${scheme}://${other}${path}${query}`);
  return [
    ['queryNotSigned', () => at(query.length > 1 ? host + path : url)],
    ['emptyQuery', () => at(host + path)],
    ['emptyQuery', () => at(`${host}${path}?`)],
    ['encodedTwice', () => at(encodeURI(url))],
    ['encodedTwice', () => at(`${host}${path}?${encodeURIComponent(query.slice(1))}`)],
    ['encodedTwice', () => at(host + (path + query).replaceAll(':', '%3A'))],
    ['decodedUrl', () => at(decodeURI(url))],
    ['decodedUrl', () => at(decodeURIComponent(url))],
    ['decodedUrl', () => at(url.replaceAll('%20', '+'))],
    ['pathOnly', () => at(path + query)],
    ['pathOnly', () => at(path)],
    ['otherScheme', () => at(url.replace(/^https:/, 'http:'))],
    ['otherScheme', () => at(url.replace(/^http:/, 'https:'))],
    ['otherHost', () => onHost(name)],
    ['otherHost', () => onHost(`${name}:443`)],
    ['otherHost', () => onHost(`${name}:80`)],
    ['otherHost', () => onHost(`localhost${port}`)],
    ['otherHost', () => onHost(`127.0.0.1${port}`)],
    ['trailingSlash', () => at(`${host}${path}/${query}`)],
    ['trailingSlash', () => at(host + path.replace(/\/$/, '') + query)],
    ['doubledSlash', () => at(`${host}/${path}${query}`)],
    ['doubledSlash', () => at(host + path.replace(/\/+/g, '/') + query)],
    ['methodCase', () => joined(method.toLowerCase() + url)],
    ['timestampInSeconds', () => joined(method + url, Math.floor(Number(timestamp) / 1000))],
    ['timestampInSeconds', () => joined(method + url, (Number(timestamp) / 1000).toFixed(3))],
    ['timestampInSeconds', () => joined(method + url, new Date(Number(timestamp)).toISOString())],
    ['clientTypeNotSigned', () => at(url).slice(0, -clientType.length)],
    ['accountIdNotSigned', () => joined(method + url, timestamp, '')],
    ...orders.map((order) => ['otherOrder', () => ordered(...order)] as const),
    ...[...'\n &,|:;'].map((separator) => ['separators', () => parts.join(separator)] as const),
  ];
}

const orders = [
  [0, 1, 3, 2, 4],
  [2, 0, 1, 3, 4],
  [1, 0, 2, 3, 4],
  [0, 2, 1, 3, 4],
  [3, 2, 0, 1, 4],
  [2, 3, 0, 1, 4],
];
