/** What a reader can let go wrong on purpose. */
export type Mistake = 'none' | 'query' | 'secret' | 'timestamp';

export type Language = 'en' | 'ko';

/** Everything that the console says. */
export interface Labels {
  readonly intro: string;
  readonly noCors: string;
  readonly target: string;
  readonly sandbox: string;
  readonly sandboxHint: string;
  readonly address: string;
  readonly addressLabel: string;
  readonly addressHint: string;
  readonly keys: string;
  readonly keysHint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly parameters: string;
  readonly required: string;
  readonly none: string;
  readonly operation: string;
  readonly language: string;
  readonly version: string;
  readonly versionHint: string;
  readonly mistake: string;
  readonly mistakes: Readonly<Record<Mistake, string>>;
  readonly send: string;
  readonly sending: string;
  readonly nothingSent: string;
  readonly unknownOperation: (id: string, known: string) => string;
  readonly verdict: {
    readonly accepted: string;
    readonly refused: string;
    readonly documented: string;
    readonly differs: (count: number) => string;
    readonly undocumented: string;
    readonly network: string;
    readonly redirected: string;
    readonly timeout: (seconds: number) => string;
    readonly failed: string;
  };
  readonly stringToSign: string;
  readonly part: string;
  readonly value: string;
  readonly parts: Readonly<Record<'method' | 'url' | 'timestamp' | 'accessKey' | 'accountId' | 'clientType', string>>;
  readonly signature: string;
  readonly sentUrl: string;
  readonly curl: string;
  readonly curlHint: string;
  readonly curlRefused: string;
  readonly copy: string;
  readonly copied: string;
  readonly headers: string;
  readonly timing: (milliseconds: number, bytes: number) => string;
  readonly typescript: string;
  readonly response: string;
  readonly violations: string;
  readonly problems: {
    readonly missing: string;
    readonly integer: string;
    readonly number: string;
    readonly range: (minimum: number | undefined, maximum: number | undefined) => string;
    readonly length: (minimum: number, maximum: number | undefined) => string;
    readonly segment: string;
    readonly time: string;
    readonly schema: (message: string) => string;
    readonly visible: string;
    readonly secret: string;
    readonly address: string;
    readonly version: string;
  };
}

export const labels: Readonly<Record<Language, Labels>> = {
  en: {
    intro: 'Signs a request in this page, sends it, and shows each step.',
    noCors: 'Browsers cannot reach the live service: it sends no CORS headers.',
    target: 'Where to send it',
    sandbox: 'In-page sandbox',
    sandboxHint: 'Needs no server, and accepts only the demo keys below.',
    address: 'A mock at an address',
    addressLabel: 'Address of the mock',
    addressHint:
      'On this machine only; npm start and scp-backup mock start one. It answers only pages of this machine: open this page from localhost.',
    keys: 'Keys',
    keysHint: 'They stay in memory. The secret key is never sent, stored or shown.',
    accessKey: 'Access key',
    secretKey: 'Secret key',
    parameters: 'Parameters',
    required: 'required',
    none: '(none)',
    operation: 'Operation',
    language: 'Language',
    version: 'API version',
    versionHint: 'Another one than the sandbox offers gives 406.',
    mistake: 'Simulate an error',
    mistakes: {
      none: 'None',
      query: 'Change the query after signing',
      secret: 'Sign with a wrong secret key',
      timestamp: 'Use a timestamp of an hour ago',
    },
    send: 'Send',
    sending: 'Sending…',
    nothingSent: 'Nothing was sent.',
    unknownOperation: (id, known) => `There is no operation ${id}. There are: ${known}.`,
    verdict: {
      accepted: 'signature accepted',
      refused: 'signature rejected',
      documented: 'documented response',
      differs: (count) => `differs from the document (${count})`,
      undocumented: 'not in the document',
      network:
        'No response: nothing listens there, the connection broke, or the server does not allow this page (CORS).',
      redirected: 'The response redirects elsewhere. It was not followed: a signature is valid for one URL.',
      timeout: (seconds) => `No response within ${seconds} seconds; cancelled.`,
      failed: 'Signing needs HTTPS or localhost.',
    },
    stringToSign: 'String to sign',
    part: 'Part',
    value: 'Value',
    parts: {
      method: 'METHOD',
      url: 'URL',
      timestamp: 'timestamp',
      accessKey: 'access key',
      accountId: 'account ID',
      clientType: 'client type',
    },
    signature: 'Signature',
    sentUrl: 'URL that was sent',
    curl: 'curl',
    curlHint: 'Valid for this URL for a few minutes, at a mock that accepts these keys; npm start runs one.',
    curlRefused: 'This request is rejected, as the response shows.',
    copy: 'Copy',
    copied: 'Copied',
    headers: 'Response headers',
    timing: (milliseconds, bytes) => `${milliseconds} ms · ${bytes} bytes`,
    typescript: 'TypeScript',
    response: 'Response',
    violations: 'Differences from the document',
    problems: {
      missing: 'is required',
      integer: 'must be a whole number',
      number: 'must be a number',
      range: (from, to) =>
        `must be ${from === undefined ? `${to} or less` : to === undefined ? `${from} or more` : `from ${from} to ${to}`}`,
      length: (from, to) => `must have ${from}${to === undefined ? ' or more' : ` to ${to}`} characters`,
      segment: 'must hold no / . % ? # \\ and no white space',
      time: 'must be a time with a zone, such as 2024-09-30T15:00:00Z',
      schema: (message) => `does not fit the document: ${message}`,
      visible: 'must be visible ASCII characters',
      secret: 'is the secret key, which must not be shown',
      address: 'must be http://127.0.0.1 or http://localhost, with a port such as :4010, and nothing after it',
      version: 'must be visible ASCII characters, such as backup 1.1',
    },
  },
  ko: {
    intro: '이 페이지에서 요청에 서명해 보내고, 각 단계를 보여 줍니다.',
    noCors: '실제 서비스는 CORS 헤더를 보내지 않으므로 브라우저에서 호출할 수 없습니다.',
    target: '보낼 곳',
    sandbox: '페이지 안 샌드박스',
    sandboxHint: '서버가 필요 없으며, 아래의 데모 키만 받아들입니다.',
    address: '주소를 지정한 Mock 서버',
    addressLabel: 'Mock 서버 주소',
    addressHint:
      '이 컴퓨터의 주소만 쓸 수 있습니다. npm start나 scp-backup mock으로 실행하세요. Mock 서버는 이 컴퓨터의 페이지에만 응답하므로 이 문서도 localhost에서 열어야 합니다.',
    keys: '인증키',
    keysHint: '메모리에만 있습니다. Secret Key는 보내거나 저장하거나 표시하지 않습니다.',
    accessKey: 'Access Key',
    secretKey: 'Secret Key',
    parameters: '파라미터',
    required: '필수',
    none: '(없음)',
    operation: '오퍼레이션',
    language: '언어',
    version: 'API 버전',
    versionHint: '샌드박스가 제공하지 않는 버전이면 406으로 응답합니다.',
    mistake: '오류 재현해 보기',
    mistakes: {
      none: '없음',
      query: '서명한 뒤 쿼리 바꾸기',
      secret: '잘못된 Secret Key로 서명하기',
      timestamp: '한 시간 전 timestamp 쓰기',
    },
    send: '보내기',
    sending: '보내는 중…',
    nothingSent: '보내지 않았습니다.',
    unknownOperation: (id, known) => `오퍼레이션 ${id}을(를) 찾을 수 없습니다. 사용할 수 있는 오퍼레이션: ${known}`,
    verdict: {
      accepted: '서명 확인됨',
      refused: '서명 거부됨',
      documented: '명세에 있는 응답',
      differs: (count) => `명세와 다름 (${count}건)`,
      undocumented: '명세에 없음',
      network: '응답이 없습니다. 서버가 없거나, 연결이 끊겼거나, 서버가 이 페이지를 허용하지 않습니다(CORS).',
      redirected: '다른 주소로 리다이렉트하는 응답입니다. 서명은 URL 하나에만 유효하므로 따라가지 않았습니다.',
      timeout: (seconds) => `${seconds}초 안에 응답이 없어 요청을 취소했습니다.`,
      failed: '서명하려면 HTTPS나 localhost가 필요합니다.',
    },
    stringToSign: '서명 대상 문자열',
    part: '구성 요소',
    value: '값',
    parts: {
      method: 'METHOD',
      url: 'URL',
      timestamp: 'timestamp',
      accessKey: 'Access Key',
      accountId: '계정 ID',
      clientType: '클라이언트 유형',
    },
    signature: '서명',
    sentUrl: '보낸 URL',
    curl: 'curl',
    curlHint:
      '이 URL에 몇 분 동안 유효하며, 이 인증키를 받아들이는 Mock 서버에 보낼 수 있습니다. npm start로 실행하세요.',
    curlRefused: '응답에 나온 것처럼 거부되는 요청입니다.',
    copy: '복사',
    copied: '복사됨',
    headers: '응답 헤더',
    timing: (milliseconds, bytes) => `${milliseconds}ms · ${bytes}바이트`,
    typescript: 'TypeScript',
    response: '응답',
    violations: '명세와 다른 점',
    problems: {
      missing: '값이 필요합니다',
      integer: '정수여야 합니다',
      number: '숫자여야 합니다',
      range: (from, to) =>
        `${from === undefined ? `${to} 이하여야` : to === undefined ? `${from} 이상이어야` : `${from} 이상 ${to} 이하여야`} 합니다`,
      length: (from, to) => `${from}자 이상${to === undefined ? '이어야' : ` ${to}자 이하여야`} 합니다`,
      segment: '/ . % ? # \\ 문자와 공백이 없어야 합니다',
      time: '2024-09-30T15:00:00Z처럼 시간대가 있는 시각이어야 합니다',
      schema: (message) => `명세와 맞지 않습니다: ${message}`,
      visible: '눈에 보이는 ASCII 문자여야 합니다',
      secret: 'Secret Key와 같습니다. Secret Key는 표시하면 안 됩니다',
      address: 'http://127.0.0.1 또는 http://localhost에 :4010 같은 포트만 붙인 주소여야 합니다',
      version: 'backup 1.1처럼 눈에 보이는 ASCII 문자여야 합니다',
    },
  },
};
