import type { Parameter, ValueShape } from '@scp-backup/openapi';
import type { Profile } from '../check.ts';
import type { Target } from '../target.ts';

/** Values of a query parameter, by what a service must do with them. */
export interface Values {
  /** Answered with 200. */
  readonly good: readonly string[];
  /** Refused with 400. */
  readonly bad: readonly string[];
  /** Neither right nor wrong: the service may choose. Percent-encoded as on the wire. */
  readonly open: readonly string[];
}

const notNumbers = ['abc', '0x10', 'true', '1,2', 'NaN', 'Infinity', '1 OR 1=1', '--1'];
const notIntegers = ['1.5', '0.5', '1e3'];
const oddNumbers = ['+1', '%201', '01', '1.0'];
const hugeNumbers = ['2147483648', '9223372036854775808', '9'.repeat(30), '1e400'];

const moments: Values = {
  good: [
    '2024-09-30T15:00:00Z',
    '2024-10-01T00:00:00+09:00',
    '2024-02-29T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '2024-09-30T15:00:00.000Z',
  ],
  bad: [
    'yesterday',
    'abc',
    '1727708400',
    '1727708400000',
    '15:00:00Z',
    'true',
    '2024-09-30T15:00:00Zjunk',
    'x2024-09-30T15:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-00-10T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-09-31T00:00:00Z',
    '2024-09-30T25:00:00Z',
    '2024-09-30T15:60:00Z',
    '2024-09-30T15:00:00+99:00',
    '30/09/2024',
  ],
  open: [
    '9999-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2024-09-30T15:00:60Z',
    '2024-09-30T24:00:00Z',
    '2024-09-30t15:00:00z',
    '2024-09-30T15:00:00.123456789Z',
  ],
};
const bareMoments = ['2024-09-30T15:00:00', '2024-09-30'];

const dates: Values = {
  good: ['2024-09-30', '2024-02-29'],
  bad: ['yesterday', '2024-13-01', '2024-02-30', '2023-02-29', '30/09/2024', '1727708400000'],
  open: ['2024-09-30T15:00:00Z', '20240930'],
};

/** Input that no parameter asks for, as on the wire. */
export const oddInput: readonly string[] = [
  '',
  'null',
  '%00',
  '%FF',
  '%zz',
  "'%20OR%20'1'='1",
  '%F0%9F%98%80',
  'x'.repeat(2000),
];

export function valuesOf(target: Target, profile: Profile, name: string, parameter: Parameter): Values {
  const { list } = target.operation;
  if (parameter.enum) return enumValues(parameter.enum);
  if (parameter.format === 'date-time') {
    const bare = profile === 'documented' ? 'bad' : 'open';
    return { ...moments, [bare]: [...moments[bare], ...bareMoments] };
  }
  if (parameter.format === 'date') return dates;
  if (parameter.type === 'integer' || parameter.type === 'number') return numberValues(target, name, parameter);
  if (parameter.type === 'boolean') return { good: ['true', 'false'], bad: ['maybe', '2'], open: ['1', 'TRUE'] };
  if (list?.sort?.parameter === name) return sortValues(list.sort);
  return { good: [], bad: [], open: ['%25', '*'] };
}

function enumValues([first = '', second = first, ...rest]: readonly string[]): Values {
  const otherCase = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  const bad = ['NO_SUCH_VALUE', `${first}x`, first.slice(0, -1), otherCase, `${first},${second}`, '%25', '*', '1'];
  const good = [first, second, ...rest];
  return { good, bad: bad.filter((one) => one !== '' && !good.includes(one)), open: [] };
}

function numberValues({ operation, survey }: Target, name: string, parameter: ValueShape): Values {
  const { minimum, maximum, type, assumed = [] } = parameter;
  const isSize = operation.list?.size?.parameter === name;
  const below = minimum === undefined ? [] : [minimum - 1, -1, -2147483648].filter((one) => one < minimum).map(String);
  const isAssumed = assumed.includes('minimum');
  const good = [minimum, minimum === undefined ? 1 : minimum + 1, maximum].flatMap((one) => one ?? []);
  // Every row of a long list on one page would tell nothing more.
  const huge = isSize && !survey.complete ? [] : hugeNumbers;
  return {
    good: [...new Set(good)].map(String),
    bad: [
      ...(isAssumed ? [] : below),
      ...(maximum === undefined || isSize ? [] : [String(maximum + 1)]),
      ...notNumbers,
      ...(type === 'integer' ? notIntegers : []),
    ],
    open: [...(isAssumed ? below : []), ...huge, ...oddNumbers],
  };
}

function sortValues(sort: {
  readonly default?: string | undefined;
  readonly stable?: string | undefined;
  readonly fields?: readonly string[] | undefined;
}): Values {
  const { fields = [] } = sort;
  const [field, second = field] = fields;
  if (field === undefined) return { good: [], bad: [], open: [] };
  const stated = [sort.default, sort.stable].flatMap((one) => one ?? []);
  return {
    good: stated.length > 0 ? stated : [`${field}:asc`],
    bad: [
      'no_such_field:asc',
      'no_such_field:desc',
      `${field}:sideways`,
      `${field}:asc:desc`,
      ':asc',
      `${field}:1`,
      `${field}; DROP TABLE rows:asc`,
      '__proto__:asc',
      '__class__:asc',
    ],
    open: [field, `${field}:`, `${field}:ASC`, ':', `${field},${second}`, `-${field}`],
  };
}

/** Values of the header parameters; 406 refuses a version that is not offered. */
export interface HeaderValues {
  readonly good: readonly (string | null)[];
  readonly bad: readonly string[];
  readonly open: readonly string[];
}

export function headerValues(name: string, apiVersion: string): HeaderValues {
  const [service = '', version] = apiVersion.split(' ');
  if (name === 'Accept-Language') {
    return { good: ['ko-KR', 'ko-KR,ko;q=0.9,en;q=0.8', '*', null], bad: [], open: ['xx', ''] };
  }
  if (name === 'Scp-Api-Version') {
    return {
      good: [null],
      bad: [`${service} 99.9`, `${apiVersion}9`],
      open: ['', 'x', service, `other ${version}`],
    };
  }
  return { good: [], bad: [], open: [] };
}
