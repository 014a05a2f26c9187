import type { BackupErrorCode } from '@scp-backup/client';
import type { Text } from './language.ts';

/** What happened, and what to do about it. */
export interface FailureText {
  readonly what: Text;
  readonly next?: Text;
}

/** The errors of the client in the words of the command line. */
export const failureTexts: Readonly<Record<BackupErrorCode, FailureText>> = {
  authentication: {
    what: { en: 'the service rejected the signature', ko: '서비스가 서명을 거부했습니다' },
    next: {
      en: 'check the keys and the clock of this machine; scp-backup doctor shows both',
      ko: '인증키와 이 컴퓨터의 시계를 확인하세요. scp-backup doctor에서 둘 다 볼 수 있습니다.',
    },
  },
  entitlement: {
    what: { en: 'this account may not use the service', ko: '이 계정은 서비스를 사용할 수 없습니다' },
    next: {
      en: 'ask the account owner for access to the service in this region',
      ko: '계정 관리자에게 이 리전의 서비스 사용 권한을 요청하세요.',
    },
  },
  forbidden: {
    what: { en: 'the service denied permission', ko: '권한이 없습니다' },
    next: { en: 'ask the account owner for the permission', ko: '계정 관리자에게 권한을 요청하세요.' },
  },
  notFound: {
    what: { en: 'not found', ko: '찾을 수 없습니다' },
    next: {
      en: 'check the id, the region and the account',
      ko: 'ID, 리전, 계정을 확인하세요.',
    },
  },
  unsignedOrUnknownRoute: {
    what: {
      en: 'the gateway knows no such address, or the signature did not arrive',
      ko: '게이트웨이에 없는 주소이거나 서명 헤더가 전달되지 않았습니다',
    },
    next: {
      en: 'check --base-url (or --region and --environment), and that no proxy removes the Scp-* headers',
      ko: '--base-url(또는 --region과 --environment)을 확인하고, 프록시가 Scp-* 헤더를 제거하지 않는지 확인하세요.',
    },
  },
  unsupportedVersion: {
    what: { en: 'the service does not offer this API version', ko: '서비스가 제공하지 않는 API 버전입니다' },
    next: {
      en: 'choose another one with --api-version or SCP_API_VERSION',
      ko: '--api-version이나 SCP_API_VERSION으로 다른 버전을 지정하세요.',
    },
  },
  badRequest: {
    what: { en: 'the service rejected the request', ko: '서비스가 요청을 거부했습니다' },
    next: { en: 'check the parameters', ko: '파라미터를 확인하세요.' },
  },
  rateLimited: {
    what: { en: 'too many requests', ko: '요청이 너무 많습니다' },
    next: { en: 'try again later', ko: '잠시 후 다시 시도하세요.' },
  },
  firewall: {
    what: { en: 'the firewall rejected the request', ko: '방화벽이 요청을 차단했습니다' },
    next: {
      en: 'wait a minute; it blocks near 80 requests in 60 seconds',
      ko: '1분 뒤에 다시 시도하세요. 60초 동안 요청이 약 80건에 이르면 차단됩니다.',
    },
  },
  server: {
    what: { en: 'the service failed', ko: '서비스에서 오류가 발생했습니다' },
    next: {
      en: 'try again later, or give the request id to vendor support',
      ko: '잠시 후 다시 시도하거나, 요청 ID를 공급사 고객지원에 전달하세요.',
    },
  },
  timeout: {
    what: { en: 'no response in time', ko: '제한 시간 안에 응답이 없습니다' },
    next: {
      en: 'try again later; scp-backup doctor checks the connection',
      ko: '잠시 후 다시 시도하세요. scp-backup doctor로 연결을 점검할 수 있습니다.',
    },
  },
  aborted: { what: { en: 'aborted', ko: '중단했습니다' } },
  network: {
    what: { en: 'the service could not be reached', ko: '서비스에 연결할 수 없습니다' },
    next: {
      en: 'check the address, the network and the proxy; scp-backup doctor checks them one by one',
      ko: '주소, 네트워크, 프록시를 확인하세요. scp-backup doctor가 하나씩 점검합니다.',
    },
  },
  redirected: {
    what: {
      en: 'the service sent a redirect, which a signature does not cover',
      ko: '리디렉션 응답을 받았습니다. 서명은 리디렉션된 주소에 유효하지 않습니다',
    },
    next: { en: 'set --base-url to the final address', ko: '--base-url을 최종 주소로 설정하세요.' },
  },
  pagingIgnored: {
    what: {
      en: 'the service repeats pages, or its pages have no end',
      ko: '서비스가 같은 페이지를 반복하거나 페이지가 끝나지 않습니다',
    },
    next: {
      en: 'narrow the list with filters until it fits one page',
      ko: '한 페이지에 들어가도록 필터로 범위를 좁히세요.',
    },
  },
  incomplete: {
    what: { en: 'the list ended before all of its rows arrived', ko: '모든 행을 받기 전에 목록이 끝났습니다' },
    next: {
      en: 'run the command again; rows may have been deleted',
      ko: '다시 실행하세요. 행이 삭제되었을 수 있습니다.',
    },
  },
  unreadableResponse: {
    what: { en: 'the response could not be read', ko: '응답을 읽을 수 없습니다' },
    next: { en: 'check --base-url and the proxy', ko: '--base-url과 프록시를 확인하세요.' },
  },
  invalidArgument: { what: { en: 'a value is not allowed', ko: '사용할 수 없는 값입니다' } },
};

const untrusted: Text = {
  en: 'the certificate is not trusted; SSL_CERT_FILE or NODE_EXTRA_CA_CERTS names a file with your own authority',
  ko: '신뢰할 수 없는 인증서입니다. SSL_CERT_FILE이나 NODE_EXTRA_CA_CERTS에 사내 인증 기관 파일을 지정하세요.',
};

/** The innermost causes of a broken connection, by their code. */
export const causeTexts: Readonly<Record<string, Text>> = {
  ENOTFOUND: { en: 'unknown host', ko: '알 수 없는 호스트' },
  EAI_AGAIN: { en: 'the name server does not respond', ko: '네임 서버가 응답하지 않음' },
  ECONNREFUSED: {
    en: 'connection refused: nothing listens there',
    ko: '연결 거부: 해당 주소에서 수신하는 서버가 없음',
  },
  ECONNRESET: { en: 'the connection was broken', ko: '연결이 끊어짐' },
  UND_ERR_SOCKET: { en: 'the connection was broken', ko: '연결이 끊어짐' },
  UND_ERR_ABORTED: { en: 'the proxy refused the connection', ko: '프록시가 연결을 거부함' },
  ETIMEDOUT: { en: 'no connection in time', ko: '연결 시간 초과' },
  UND_ERR_CONNECT_TIMEOUT: { en: 'no connection in time', ko: '연결 시간 초과' },
  EHOSTUNREACH: { en: 'no route to the host', ko: '호스트로 가는 경로가 없음' },
  ENETUNREACH: { en: 'no route to the network', ko: '네트워크로 가는 경로가 없음' },
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  ERR_ENCODING_INVALID_ENCODED_DATA: { en: 'the text is not in its encoding', ko: '문자 인코딩이 맞지 않음' },
  CERT_HAS_EXPIRED: { en: 'the certificate has expired', ko: '만료된 인증서' },
  ERR_TLS_CERT_ALTNAME_INVALID: { en: 'the certificate is for another host', ko: '다른 호스트의 인증서' },
};

/** Why a response could not be read, by the words of the client. */
export const unreadableTexts: readonly (readonly [RegExp, Text])[] = [
  [/could not be read to its end/, { en: 'its body cannot be read to its end', ko: '본문을 끝까지 읽을 수 없음' }],
  [/is not JSON/, { en: 'its body is not JSON', ko: '본문이 JSON이 아님' }],
  [/must carry/, { en: 'it is not what the operation returns', ko: '오퍼레이션의 응답 형식이 아님' }],
];
