export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

/** The texts of the start pages, complete in both languages. */
export const texts: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    name: 'English',
    title: 'scp-backup',
    lead: 'Did last night’s restore work, how long did it take, can I prove it: a TypeScript toolkit for the backup service of the Samsung Cloud Platform v2.',
    unofficial: 'Unofficial; not affiliated with the vendor.',
    start: 'Start',
    startText: 'With Node 20.19 or newer, and nothing else, in a clone of the repository:',
    startComment: 'builds, starts mock and documentation, makes one signed call',
    testComment: 'runs every check',
    use: 'Call it',
    useText: 'While npm start runs, with the two keys that it prints in the environment:',
    real: 'For the real service write region and environment in place of baseUrl. Browsers cannot call it: it sends no CORS headers.',
    reference: 'API reference',
    referenceText: 'Every parameter, field, error and example, and how sure each statement is.',
    document: 'OpenAPI document',
  },
  ko: {
    name: '한국어',
    title: 'scp-backup',
    lead: '어젯밤 복구가 성공했는지, 얼마나 걸렸는지, 그것을 증명할 수 있는지. Samsung Cloud Platform v2 백업 서비스를 위한 TypeScript 도구 모음입니다.',
    unofficial: '비공식 프로젝트이며 공급사와 관계가 없습니다.',
    start: '시작하기',
    startText: 'Node 20.19 이상만 있으면 됩니다. 저장소를 복제한 폴더에서:',
    startComment: '빌드하고, 목 서버와 문서를 띄우고, 서명된 요청을 한 번 보냅니다',
    testComment: '모든 검사를 실행합니다',
    use: '호출하기',
    useText: 'npm start를 실행해 두고, 출력된 키 두 개를 환경 변수에 넣은 상태에서:',
    real: '실제 서비스를 호출할 때는 baseUrl 대신 region과 environment를 씁니다. 실제 서비스는 CORS 헤더를 보내지 않으므로 브라우저에서는 호출할 수 없습니다.',
    reference: 'API 레퍼런스',
    referenceText: '모든 파라미터, 필드, 오류, 예제와 각 내용이 얼마나 확실한지 볼 수 있습니다.',
    document: 'OpenAPI 명세',
  },
};
