import { hmac } from '#hmac';
import { equalInConstantTime } from './constant-time.ts';
import { type SigningInput, stringToSign } from './string-to-sign.ts';

/** A known way to get the signature wrong. */
export type SignatureMistake =
  | 'hexSignature'
  | 'base64urlSignature'
  | 'unpaddedSignature'
  | 'queryNotSigned'
  | 'encodedTwice'
  | 'decodedUrl'
  | 'pathOnly'
  | 'otherScheme'
  | 'otherHost'
  | 'trailingSlash'
  | 'methodCase'
  | 'timestampInSeconds'
  | 'clientTypeNotSigned'
  | 'accountIdNotSigned'
  | 'otherOrder'
  | 'separators';

export interface Diagnosis {
  readonly name: SignatureMistake;
  /** One English sentence. */
  readonly message: string;
}

interface WrongSignature extends SigningInput {
  /** The credentials object that the imported key belongs to. */
  readonly owner: object;
  /** The signature that came. */
  readonly signature: string;
  /** The right one; it does not leave this function. */
  readonly expected: string;
}

const messages: Readonly<Record<SignatureMistake, string>> = {
  hexSignature: 'the signature is hexadecimal; send it as standard base64',
  base64urlSignature: 'the signature is base64url; send it as standard base64, with + and /',
  unpaddedSignature: 'the signature has lost its padding; send base64 with its closing =',
  queryNotSigned: 'the URL was signed without its query; sign the whole URL as it is sent',
  encodedTwice: 'the URL was percent-encoded once more before it was signed; sign it as it is sent',
  decodedUrl: 'the URL was decoded before it was signed; sign it as it is sent',
  pathOnly: 'only the path was signed; sign the absolute URL with scheme and host',
  otherScheme: 'the URL was signed with another scheme (http, https) than it was sent with',
  otherHost: 'the URL was signed with another host or without its port',
  trailingSlash: 'the URL was signed with another slash at the end of its path than it was sent with',
  methodCase: 'the method was signed in another case; sign it in upper case',
  timestampInSeconds: 'another form of the timestamp was signed; sign the very text of Scp-Timestamp',
  clientTypeNotSigned: 'the client type is missing at the end of what was signed',
  accountIdNotSigned: 'the account id was sent, but not signed',
  otherOrder: 'the parts were signed in another order than method, URL, timestamp, access key, client type',
  separators: 'the parts were signed with separators; put them together without any',
};

/** Tries the known mistakes. None says that the secret or a character of the request is another one. */
export async function diagnose(wrong: WrongSignature): Promise<Diagnosis | undefined> {
  const { owner, credentials, signature, expected } = wrong;
  const encodings = await Promise.all(
    [...otherEncodings(expected)].map(async ([name, text]) =>
      equalInConstantTime(signature, text) ? name : undefined,
    ),
  );
  const encoding = encodings.find((name) => name !== undefined);
  if (encoding) return { name: encoding, message: messages[encoding] };
  for (const [name, text] of otherTexts(wrong)) {
    const other = await hmac(owner, credentials.secretKey, text);
    if (equalInConstantTime(signature, other)) return { name, message: messages[name] };
  }
  return undefined;
}

function* otherEncodings(expected: string): Generator<[SignatureMistake, string]> {
  const bytes = [...atob(expected)].map((character) => character.charCodeAt(0));
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const url = expected.replaceAll('+', '-').replaceAll('/', '_');
  yield ['hexSignature', hex];
  yield ['hexSignature', hex.toUpperCase()];
  yield ['unpaddedSignature', expected.replace(/=+$/, '')];
  yield ['base64urlSignature', url];
  yield ['base64urlSignature', url.replace(/=+$/, '')];
}

function* otherTexts(input: SigningInput): Generator<[SignatureMistake, string]> {
  const { method, url, timestamp, credentials } = input;
  for (const [name, other] of otherUrls(url)) yield [name, stringToSign({ ...input, url: other })];
  yield ['methodCase', stringToSign({ ...input, method: method.toLowerCase() })];
  const seconds = Number(timestamp) / 1000;
  for (const other of [Math.floor(seconds), seconds.toFixed(3), new Date(Number(timestamp)).toISOString()]) {
    yield ['timestampInSeconds', stringToSign({ ...input, timestamp: other })];
  }
  const text = stringToSign(input);
  yield ['clientTypeNotSigned', text.replace(/Openapi$/, '')];
  if (credentials.accountId)
    yield ['accountIdNotSigned', stringToSign({ ...input, credentials: { ...credentials, accountId: '' } })];
  const parts = [method, url, String(timestamp), credentials.accessKey, 'Openapi'];
  for (const order of otherOrders) yield ['otherOrder', order.map((index) => parts[index]).join('')];
  for (const separator of ['\n', ' ', '&', ',', '|', ':', ';']) yield ['separators', parts.join(separator)];
}

const otherOrders = [
  [0, 1, 3, 2, 4],
  [2, 0, 1, 3, 4],
  [1, 0, 2, 3, 4],
  [0, 2, 1, 3, 4],
  [3, 2, 0, 1, 4],
  [2, 3, 0, 1, 4],
];

function* otherUrls(url: string): Generator<[SignatureMistake, string]> {
  const [beforeQuery = '', ...rest] = url.split('?');
  const query = rest.length > 0 ? `?${rest.join('?')}` : '';
  const [, scheme = '', host = '', path = ''] = beforeQuery.match(/^(https?):\/\/([^/]*)(.*)$/) ?? [];
  if (query) yield ['queryNotSigned', beforeQuery];
  yield ['encodedTwice', encodeURI(url)];
  if (query) yield ['encodedTwice', `${beforeQuery}?${encodeURIComponent(query.slice(1))}`];
  yield [
    'encodedTwice',
    url
      .replaceAll(':', '%3A')
      .replace('%3A//', '://')
      .replace(`//${host.replaceAll(':', '%3A')}`, `//${host}`),
  ];
  for (const decode of [decodeURI, decodeURIComponent]) {
    try {
      yield ['decodedUrl', decode(url)];
    } catch {
      // A URL with a stray percent sign cannot have been decoded.
    }
  }
  yield ['decodedUrl', url.replaceAll('%20', '+')];
  yield ['pathOnly', path + query];
  yield ['pathOnly', path];
  yield ['otherScheme', `${scheme === 'http' ? 'https' : 'http'}://${host}${path}${query}`];
  const name = host.replace(/:\d+$/, '');
  const port = host.slice(name.length);
  for (const other of [name, `localhost${port}`, `127.0.0.1${port}`, `${name}${scheme === 'https' ? ':443' : ':80'}`]) {
    yield ['otherHost', `${scheme}://${other}${path}${query}`];
  }
  yield ['trailingSlash', `${scheme}://${host}${path.endsWith('/') ? path.slice(0, -1) : `${path}/`}${query}`];
}
