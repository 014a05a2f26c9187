import type { Text } from '../core/text.ts';

/** Why a list was not read to its end, by the code of the client's error or of its warning. */
export const unreadTexts: Readonly<Record<string, Text>> = {
  entitlement: { en: 'The account may not use the service', ko: '계정에 서비스 사용 권한이 없습니다' },
  forbidden: { en: 'The service denied permission', ko: '권한이 없습니다' },
  notFound: { en: 'The service does not know the id', ko: '서비스에 없는 ID입니다' },
  unsignedOrUnknownRoute: { en: 'The gateway does not know the address', ko: '게이트웨이에 없는 주소입니다' },
  badRequest: { en: 'The service rejected the request', ko: '서비스가 요청을 거부했습니다' },
  rateLimited: { en: 'Too many requests', ko: '요청이 너무 많습니다' },
  firewall: { en: 'The firewall rejected the request', ko: '방화벽이 요청을 차단했습니다' },
  server: { en: 'The service failed', ko: '서비스에서 오류가 발생했습니다' },
  timeout: { en: 'No response in time', ko: '제한 시간 안에 응답이 없습니다' },
  network: { en: 'The service could not be reached', ko: '서비스에 연결할 수 없습니다' },
  redirected: { en: 'The service redirected the request', ko: '서비스가 요청을 리디렉션했습니다' },
  pagingIgnored: { en: 'The service repeats pages, or they do not end', ko: '페이지가 반복되거나 끝나지 않습니다' },
  incomplete: { en: 'Fewer rows than the service counts', ko: '서비스가 알려 준 건수보다 행이 적습니다' },
  unreadableResponse: { en: 'The response cannot be read', ko: '응답을 읽을 수 없습니다' },
  invalidArgument: { en: 'The id cannot be used in a request', ko: '요청에 쓸 수 없는 ID입니다' },
  countChanged: { en: 'The count fell while the list was read', ko: '조회하는 동안 건수가 줄었습니다' },
  countUnproven: { en: 'The count proves nothing', ko: '건수를 확인할 수 없습니다' },
};
