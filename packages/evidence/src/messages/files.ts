import type { ErrorObject } from 'ajv';
import type { YAMLError } from 'yaml';
import { sameText, type Text, textAbout } from '../core/text.ts';

const wholeFile = { en: 'the file', ko: '파일' };

const types: Readonly<Record<string, string>> = {
  string: '문자열이어야',
  number: '숫자여야',
  object: '맵이어야',
  array: '목록이어야',
};

/** What has to be changed where a value breaks its schema, by the keyword of the schema. */
const keywords: Readonly<Record<string, (error: ErrorObject, value: string) => Text>> = {
  additionalProperties({ params: { additionalProperty }, parentSchema }) {
    const known = Object.keys(parentSchema?.properties ?? {}).join(', ');
    return {
      en: `has an unknown setting ${additionalProperty}; there are ${known}`,
      ko: `알 수 없는 설정 ${additionalProperty}. 쓸 수 있는 설정: ${known}`,
    };
  },
  required: missing,
  dependencies: missing,
  enum: ({ params: { allowedValues } }, value) =>
    mustBe(allowedValues.join(', '), `${allowedValues.join(', ')} 중 하나여야`, value),
  const: ({ params: { allowedValue } }, value) =>
    mustBe(JSON.stringify(allowedValue), `${JSON.stringify(allowedValue)}이어야`, value),
  pattern({ parentSchema }, value) {
    const examples = (parentSchema?.examples ?? []).join(', ');
    return mustBe(`such as ${examples}`, `${examples} 같은 형식이어야`, value);
  },
  type: ({ params: { type } }, value) => mustBe(type, types[type] ?? `${type}이어야`, value),
  minimum: ({ params: { limit } }, value) => mustBe(`>= ${limit}`, `${limit} 이상이어야`, value),
  maximum: ({ params: { limit } }, value) => mustBe(`<= ${limit}`, `${limit} 이하여야`, value),
  minLength: (_, value) => mustBe('a text that is not empty', '비어 있지 않은 문자열이어야', value),
  minProperties: (_, value) => mustBe('one field or more', '항목이 하나 이상이어야', value),
  oneOf: () => ({
    en: 'needs either started, or from and until',
    ko: 'started 또는 from·until 중 한쪽만 쓸 수 있습니다',
  }),
};

function missing({ params: { missingProperty } }: ErrorObject): Text {
  return { en: `needs ${missingProperty}`, ko: `${missingProperty} 설정이 필요합니다` };
}

function mustBe(en: string, ko: string, value: string): Text {
  return { en: `must be ${en}, not ${value}`, ko: `${ko} 합니다(입력값: ${value})` };
}

export function schemaText(path: string, error: ErrorObject): Text {
  const value = JSON.stringify(error.data)?.slice(0, 100);
  const { en, ko } = keywords[error.keyword]?.(error, value) ?? sameText(`${error.message}`);
  return { en: `${path || wholeFile.en} ${en}`, ko: `${path || wholeFile.ko}: ${ko}` };
}

const syntax: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_INDENT: '들여쓰기가 올바르지 않습니다',
  DUPLICATE_KEY: '같은 키가 두 번 있습니다',
  MISSING_CHAR: '빠진 문자가 있습니다',
  TAB_AS_INDENT: '들여쓰기에 탭을 쓸 수 없습니다',
};

/** A mistake that no schema can see, since the text is not YAML. */
export function syntaxText({ code, message }: YAMLError): Text {
  const [en = ''] = message.split(/ at line |\n/);
  return { en, ko: `${syntax[code] ?? 'YAML 문법에 맞지 않습니다'}(${en})` };
}

/** A mistake in a line of a file. */
export function inLine(name: string, line: number, text: Text): Text {
  return textAbout(`${name}:${line}`, text);
}
