import type { Parameter } from '@scp-backup/openapi';
import type { RefusalReason, SignatureMistake } from '@scp-backup/signing';

/** The texts of the mock in both languages. */
export interface Text {
  readonly en: string;
  readonly ko: string;
}

export type Language = keyof Text;

export const same = (text: string): Text => ({ en: text, ko: text });

/** The titles of the statuses that the mock makes itself. Those of 400 and 500 are the service's own (observed). */
const titles: Readonly<Record<number, Text>> = {
  400: same('ValidationError'),
  401: { en: 'Unauthorized', ko: '인증 실패' },
  403: { en: 'Forbidden', ko: '권한 없음' },
  404: { en: 'Not Found', ko: '찾을 수 없음' },
  406: { en: 'Not Acceptable', ko: '지원하지 않는 버전' },
  429: { en: 'Too Many Requests', ko: '요청이 너무 많음' },
  500: same('ContactAdminForAssistance'),
  502: { en: 'Bad Gateway', ko: '게이트웨이 오류' },
  503: { en: 'Service Unavailable', ko: '서비스 이용 불가' },
  504: { en: 'Gateway Timeout', ko: '게이트웨이 시간 초과' },
};

export const titleOf = (status: number): Text => titles[status] ?? same(`HTTP ${status}`);

interface RefusalFacts {
  readonly headers: readonly string[];
  /** Seconds between the timestamp and the clock of the mock. */
  readonly seconds: number;
  readonly allowedSeconds: number;
}

export const refusals: { readonly [reason in RefusalReason]: (facts: RefusalFacts) => Text } = {
  malformedRequest: () => ({
    en: 'The method or the URL cannot be part of a signed request.',
    ko: '메서드나 URL이 서명할 수 있는 형식이 아닙니다.',
  }),
  missingHeader: ({ headers }) => ({
    en: `Missing: ${headers.join(', ')}.`,
    ko: `헤더가 없습니다: ${headers.join(', ')}`,
  }),
  wrongClientType: () => ({
    en: 'Scp-ClientType must be Openapi, in exactly this case.',
    ko: 'Scp-ClientType 값은 대소문자까지 Openapi와 같아야 합니다.',
  }),
  malformedTimestamp: () => ({
    en: 'Scp-Timestamp must be milliseconds since 1970 in decimal digits without leading zeros, such as 1605290625682.',
    ko: 'Scp-Timestamp 값은 1970년부터의 밀리초를 앞자리 0 없이 십진수로 적어야 합니다. 예: 1605290625682',
  }),
  unknownAccessKey: () => ({
    en: 'Scp-Accesskey is not known. Use the access key that the mock was started with.',
    ko: '알 수 없는 Scp-Accesskey입니다. Mock 서버를 시작할 때 지정한 Access Key를 사용하세요.',
  }),
  wrongAccountId: () => ({
    en: 'Scp-AccountId is not the account of this access key.',
    ko: 'Scp-AccountId가 이 Access Key의 계정이 아닙니다.',
  }),
  staleTimestamp: ({ seconds, allowedSeconds }) => ({
    en: `Scp-Timestamp is ${seconds} s behind the clock of the mock; ${allowedSeconds} s are allowed. Sign every attempt anew.`,
    ko: `Scp-Timestamp가 Mock 서버의 시각보다 ${seconds}초 늦습니다. 허용 범위는 ${allowedSeconds}초입니다. 시도할 때마다 새로 서명하세요.`,
  }),
  futureTimestamp: ({ seconds, allowedSeconds }) => ({
    en: `Scp-Timestamp is ${seconds} s ahead of the clock of the mock; ${allowedSeconds} s are allowed. Check the clock of the caller.`,
    ko: `Scp-Timestamp가 Mock 서버의 시각보다 ${seconds}초 빠릅니다. 허용 범위는 ${allowedSeconds}초입니다. 호출하는 쪽의 시계를 확인하세요.`,
  }),
  wrongSignature: () => ({
    en: 'Scp-Signature does not belong to this request.',
    ko: 'Scp-Signature가 이 요청의 서명과 다릅니다.',
  }),
};

export const expectedStringToSign = (text: string): Text => ({
  en: `String to sign: ${text}`,
  ko: `서명할 문자열: ${text}`,
});

export const noKnownMistake: Text = {
  en: 'Compare it with the text that was signed. If they are the same, the secret key is wrong.',
  ko: '실제로 서명한 문자열과 비교하세요. 두 문자열이 같다면 Secret Key가 틀린 것입니다.',
};

/** The verifier says it in English; this is the same in Korean. */
export const mistakes: Readonly<Record<SignatureMistake, string>> = {
  hexSignature: '서명이 16진수입니다. 표준 base64로 보내세요.',
  base64urlSignature: '서명이 base64url입니다. +와 /를 쓰는 표준 base64로 보내세요.',
  unpaddedSignature: '서명 끝의 패딩이 없습니다. =까지 포함한 base64로 보내세요.',
  queryNotSigned: '쿼리를 뺀 URL에 서명했습니다. 보내는 URL 전체에 서명하세요.',
  emptyQuery: '뒤에 아무것도 없는 ?를 서명에만 넣었거나 전송에만 넣었습니다. 양쪽 모두에서 빼세요.',
  encodedTwice: '퍼센트 인코딩을 한 번 더 한 URL에 서명했습니다. 보내는 글자 그대로 서명하세요.',
  decodedUrl: '디코딩한 URL에 서명했습니다. 보내는 글자 그대로 서명하세요.',
  pathOnly: '경로에만 서명했습니다. 스킴과 호스트를 포함한 절대 URL에 서명하세요.',
  otherScheme: '보낸 것과 다른 스킴(http, https)의 URL에 서명했습니다.',
  otherHost: '다른 호스트이거나 포트를 뺀 URL에 서명했습니다.',
  trailingSlash: '경로 끝의 슬래시가 보낸 것과 다른 URL에 서명했습니다.',
  doubledSlash: '경로의 이중 슬래시를 서명에만 넣었거나 전송에만 넣었습니다. 양쪽 모두에서 빼세요.',
  methodCase: '메서드의 대소문자가 다릅니다. 대문자로 서명하세요.',
  timestampInSeconds: '다른 형식의 타임스탬프에 서명했습니다. Scp-Timestamp의 글자 그대로 서명하세요.',
  clientTypeNotSigned: '서명한 문자열 끝에 클라이언트 타입이 없습니다.',
  accountIdNotSigned: '계정 ID를 보냈지만 서명에는 넣지 않았습니다.',
  otherOrder: '서명한 순서가 다릅니다. 메서드, URL, 타임스탬프, Access Key, 클라이언트 타입 순서로 붙이세요.',
  separators: '구분자를 넣어 서명했습니다. 구분자 없이 이어 붙이세요.',
  staleOnArrival: '서명은 올바르지만 도착했을 때 이미 오래되었습니다. 시도할 때마다 전송 직전에 서명하세요.',
};

export const otherVersion = (given: string, offered: string): Text => ({
  en: `Scp-Api-Version ${show(given)} is not offered. Send ${show(offered)}, or leave the header out.`,
  ko: `Scp-Api-Version ${show(given)} 버전은 제공하지 않습니다. ${show(offered)}를 보내거나 헤더를 빼세요.`,
});

export const unknownId = (name: string, value: string): Text => ({
  en: `${name} ${show(value)} was not found.`,
  ko: `${name} ${show(value)} 대상을 찾을 수 없습니다.`,
});

/** `must` is one of the texts below. */
export const badValue = (name: string, value: string, must: Text): Text => ({
  en: `${name} must be ${must.en}, not ${show(value)}.`,
  ko: `${name} 값은 ${must.ko}. 받은 값: ${show(value)}`,
});

export const missingParameter = (name: string): Text => ({
  en: `${name} is required.`,
  ko: `${name} 값이 필요합니다.`,
});

export const repeatedParameter = (name: string, values: readonly string[]): Text => ({
  en: `${name} must be given once, not ${values.length} times: ${show(values.join(', '))}.`,
  ko: `${name} 값은 한 번만 보내야 합니다. 받은 값 ${values.length}개: ${show(values.join(', '))}`,
});

export const oneOf = (values: readonly string[]): Text => ({
  en: `one of ${values.join(', ')}`,
  ko: `다음 중 하나여야 합니다: ${values.join(', ')}`,
});

export const percentEncoded: Text = {
  en: 'percent-encoded UTF-8',
  ko: '올바른 UTF-8 퍼센트 인코딩이어야 합니다',
};

export const sortText = (fields: readonly string[]): Text => {
  const known = fields.join(', ');
  return {
    en: `field:asc or field:desc${known && `, with a field of ${known}`}`,
    ko: `field:asc 또는 field:desc여야 합니다${known && `. 쓸 수 있는 필드: ${known}`}`,
  };
};

/** What the shape of a parameter allows, in full. */
export function allowed(shape: Parameter): Text {
  if (shape.enum) return oneOf(shape.enum);
  if (shape.format === 'date-time') {
    return {
      en: 'a date and time with a zone, such as 2024-09-30T15:00:00Z (a + in a query is read as a space: send Z or %2B)',
      ko: '시간대가 있는 일시여야 합니다. 예: 2024-09-30T15:00:00Z (쿼리의 +는 공백으로 읽히므로 Z나 %2B를 보내세요)',
    };
  }
  if (shape.type === 'integer') return bounded(shape.minimum, shape.maximum, 'an integer', '정수여야 합니다');
  if (shape.type === 'number') return bounded(shape.minimum, shape.maximum, 'a number', '숫자여야 합니다');
  if (shape.type === 'boolean') return { en: 'true or false', ko: 'true 또는 false여야 합니다' };
  if (shape.pattern) {
    return { en: `text that matches ${shape.pattern}`, ko: `${shape.pattern} 패턴에 맞는 글자여야 합니다` };
  }
  return bounded(shape.minLength, shape.maxLength, 'text with a length', '길이여야 합니다');
}

function bounded(least: number | undefined, most: number | undefined, en: string, ko: string): Text {
  if (least !== undefined && most !== undefined) {
    return { en: `${en} from ${least} to ${most}`, ko: `${least} 이상 ${most} 이하의 ${ko}` };
  }
  if (least !== undefined) return { en: `${en} of ${least} or more`, ko: `${least} 이상의 ${ko}` };
  if (most !== undefined) return { en: `${en} of ${most} or less`, ko: `${most} 이하의 ${ko}` };
  return { en, ko };
}

export const unknownPreference = (name: 'code' | 'example', value: string, known: readonly string[]): Text =>
  badValue(`Prefer: ${name}`, value, oneOf(known));

export const noExample = (status: string): Text => ({
  en: `The document has no example of ${status}.`,
  ko: `명세에 ${status} 예제가 없습니다.`,
});

/** What a schema says and the table does not. Validators speak English only, so the Korean text quotes them. */
export const schemaViolation = (name: string, message: string, value: string): Text => ({
  en: `${name} ${message}, not ${show(value)}.`,
  ko: `${name} 값이 명세와 맞지 않습니다(${message}). 받은 값: ${show(value)}`,
});

export const wrongMediaType = (offered: string): Text => ({
  en: `Accept must allow ${offered}.`,
  ko: `Accept 헤더가 ${offered}를 허용해야 합니다.`,
});

export const responseViolation: Text = {
  en: 'The response of the mock does not fit the schema of the document. Its data is wrong:',
  ko: 'Mock 서버의 응답이 명세의 스키마와 맞지 않습니다. 데이터를 확인하세요:',
};

export const failure: Text = {
  en: 'The mock could not answer:',
  ko: 'Mock 서버가 응답하지 못했습니다:',
};

/** A value for a message: quoted, and cut where it is long. */
function show(value: string): string {
  return JSON.stringify(value.length > 120 ? `${value.slice(0, 120)}…` : value);
}
