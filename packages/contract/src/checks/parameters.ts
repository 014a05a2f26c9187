import type { Parameter } from '@scp-backup/openapi';
import fc from 'fast-check';
import type { ActiveCheck, Profile, Trial } from '../check.ts';
import { headerParameters, parameterPointer, parametersPointer } from '../document.ts';
import { difference } from '../rows.ts';
import { probeOf, rowsOf, type Target } from '../target.ts';
import type { Query } from '../wire.ts';

/** Each parameter: its example, its boundaries, its wrong types, its default, and input that makes no sense at all. */
export function parameterChecks(target: Target, profile: Profile, fuzzRuns: number): readonly ActiveCheck[] {
  const query = Object.entries(target.operation.parameters).filter(([, one]) => one.in === 'query');
  return [
    ...query.flatMap(([name, parameter]) => checksOf(target, profile, name, parameter, fuzzRuns)),
    ...defaultsTogether(target),
    ...headerChecks(target),
    unknownParameter(target),
  ];
}

function checksOf(
  target: Target,
  profile: Profile,
  name: string,
  parameter: Parameter,
  fuzzRuns: number,
): ActiveCheck[] {
  const { operation, description } = target;
  const head = {
    pointer: parameterPointer(description.document, operation.path, name),
    covers: [`parameter:${operation.id}.${name}`, `status:${operation.id}.400`],
  };
  const example = description.examples[operation.id]?.parameters[name];
  const { good, bad, open } = valuesOf(target, profile, name, parameter);
  const wellFormed = [...(example === undefined ? [] : [String(example)]), ...good];
  const sort = operation.list?.sort;
  const assumed = name === sort?.parameter && sort.assumed ? { assumed: true as const } : {};
  return [
    {
      ...head,
      ...assumed,
      name: `${name} takes what the document allows`,
      async run(trial) {
        for (const value of wellFormed) {
          const answer = await trial.call(probeOf(target, [[name, value]]));
          trial.expect(answer.status === 200, `${name}=${value} answered ${answer.status} instead of 200`, answer);
        }
      },
    },
    {
      ...head,
      ...assumed,
      name: `${name} refuses what the document does not allow`,
      async run(trial) {
        for (const value of bad) {
          const answer = await trial.call(probeOf(target, [[name, value]]));
          trial.expect(answer.status === 400, `${name}=${value} answered ${answer.status} instead of 400`, answer);
        }
        if (bad.length === 0) trial.unprovable('the document allows every text');
      },
    },
    {
      ...head,
      name: `${name} never breaks the service`,
      async run(trial) {
        const odd = [
          '',
          'null',
          '%00',
          '%FF',
          '%zz',
          '%',
          "'%20OR%20'1'='1",
          '%F0%9F%98%80',
          'x'.repeat(2000),
          ...open,
        ];
        for (const text of odd) await survives(trial, target, `${name}=${text}`);
        await survives(trial, target, `${name}`);
        const [first = '1', second = first] = wellFormed;
        await survives(trial, target, `${name}=${first}&${name}=${second}`);
        await survives(trial, target, `${name}[]=${first}`);
        const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 12 }), { seed: trial.seed, numRuns: fuzzRuns });
        for (const text of texts) await survives(trial, target, [[name, text]]);
      },
    },
    ...(parameter.default === undefined
      ? []
      : [
          {
            ...head,
            ...assumed,
            name: `${name} left out is ${name}=${parameter.default}`,
            run: (trial: Trial) => sameAnswer(trial, target, [[name, String(parameter.default)]]),
          },
        ]),
  ];
}

async function survives(trial: Trial, target: Target, query: Query | string): Promise<void> {
  const answer = await trial.call(probeOf(target, query));
  const text =
    typeof query === 'string' ? query : query.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join('&');
  const fine = [200, 400].includes(answer.status);
  trial.expect(fine, `${text.slice(0, 80)} answered ${answer.status} instead of 200 or 400`, answer);
}

interface Values {
  readonly good: readonly string[];
  readonly bad: readonly string[];
  /** Neither right nor wrong: the service may choose. */
  readonly open: readonly string[];
}

function valuesOf({ operation }: Target, profile: Profile, name: string, parameter: Parameter): Values {
  const { list } = operation;
  if (parameter.enum) {
    const [first = ''] = parameter.enum;
    return {
      good: parameter.enum,
      bad: [
        'NO_SUCH_VALUE',
        `${first}x`,
        first.slice(0, -1),
        otherCase(first),
        `${first},${parameter.enum[1] ?? first}`,
        '%25',
        '*',
        '1',
      ],
      open: [],
    };
  }
  if (parameter.format === 'date-time') return times(profile);
  if (parameter.type === 'integer' || parameter.type === 'number') {
    const { minimum, maximum } = parameter;
    const isSize = list?.size?.parameter === name;
    const below =
      minimum === undefined ? [] : [String(minimum - 1), '-1', '-2147483648'].filter((one) => Number(one) < minimum);
    const isAssumed = parameter.assumed?.includes('minimum') === true;
    return {
      good: [minimum, minimum === undefined ? 1 : minimum + 1, maximum].flatMap((one) =>
        one === undefined ? [] : [String(one)],
      ),
      bad: [
        ...(isAssumed ? [] : below),
        ...(maximum === undefined || isSize ? [] : [String(maximum + 1)]),
        ...['abc', '0x10', 'true', '[]', '1,2', '1;2', 'NaN', 'Infinity', '1 OR 1=1', '--1', '1-'],
        ...(parameter.type === 'integer' ? ['1.5', '0.5', '1e3'] : []),
      ],
      open: [
        ...(isAssumed ? below : []),
        '2147483647',
        '2147483648',
        '9223372036854775807',
        '9223372036854775808',
        '9'.repeat(30),
        '1e400',
        '+1',
        '%201',
        '01',
        '1.0',
      ],
    };
  }
  if (parameter.type === 'boolean') return { good: ['true', 'false'], bad: ['maybe', '2'], open: ['1', 'TRUE'] };
  if (list?.sort?.parameter === name) {
    const fields = list.sort.fields ?? [];
    const [field = ''] = fields;
    return {
      good: [
        ...new Set([list.sort.default, list.sort.stable, ...fields.flatMap((one) => [`${one}:asc`, `${one}:desc`])]),
      ].flatMap((one) => one ?? []),
      bad: field
        ? [
            'no_such_field:asc',
            'no_such_field:desc',
            `${field}:sideways`,
            `${field}:asc:desc`,
            ':asc',
            `${field}:1`,
            `${field}; DROP TABLE rows:asc`,
            '__proto__:asc',
            '__class__:asc',
          ]
        : [],
      open: [...fields, `${field}:`, `${field}:ASC`, ':', `${field},${fields[1]}`, `-${field}`],
    };
  }
  return { good: [], bad: [], open: ['%25', '*'] };
}

function times(profile: Profile): Values {
  const bare = ['2024-09-30T15:00:00', '2024-09-30'];
  return {
    good: [
      '2024-09-30T15:00:00Z',
      '2024-10-01T00:00:00+09:00',
      '2024-02-29T23:59:59Z',
      '1970-01-01T00:00:00Z',
      '2024-09-30T15:00:00.000Z',
    ],
    bad: [
      ...[
        'yesterday',
        'abc',
        '1727708400',
        '1727708400000',
        '15:00:00Z',
        'true',
        '2024-09-30T15:00:00Zjunk',
        'x2024-09-30T15:00:00Z',
      ],
      ...[
        '2024-13-01T00:00:00Z',
        '2024-00-10T00:00:00Z',
        '2024-02-30T00:00:00Z',
        '2023-02-29T00:00:00Z',
        '2024-09-31T00:00:00Z',
      ],
      ...['2024-09-30T25:00:00Z', '2024-09-30T15:60:00Z', '2024-09-30T15:00:00+99:00', '30/09/2024'],
      ...(profile === 'documented' ? bare : []),
    ],
    open: [
      '9999-12-31T23:59:59Z',
      '0001-01-01T00:00:00Z',
      '0000-01-01T00:00:00Z',
      '2024-09-30T15:00:60Z',
      '2024-09-30T24:00:00Z',
      '2024-09-30t15:00:00z',
      '2024-09-30T15:00:00.123456789Z',
      ...bare,
    ],
  };
}

function otherCase(text: string): string {
  const lower = text.toLowerCase();
  return lower === text ? text.toUpperCase() : lower;
}

async function sameAnswer(trial: Trial, target: Target, query: Query): Promise<void> {
  const [without, explicit] = [await trial.call(probeOf(target)), await trial.call(probeOf(target, query))];
  const text = query.map((one) => one.join('=')).join('&');
  trial.expect(explicit.status === 200, `${text} answered ${explicit.status}`, explicit);
  if (without.status !== 200 || explicit.status !== 200) return;
  const same = JSON.stringify(without.body) === JSON.stringify(explicit.body);
  trial.expect(same, `${text} gives another answer than leaving it out`, explicit);
  const { list } = target.operation;
  const usual = list?.size?.default;
  if (!list || usual === undefined || !query.some(([name]) => name === list.size?.parameter)) return;
  const expected = Math.min(usual, target.survey.rows.length);
  const given = rowsOf(list, without).length;
  if (target.survey.complete)
    trial.expect(
      given === expected,
      `without ${list.size?.parameter} ${given} rows came instead of ${expected}`,
      without,
    );
  if (target.survey.rows.length <= usual)
    trial.unprovable(`more than ${usual} rows are needed to see the default size`);
}

function defaultsTogether(target: Target): ActiveCheck[] {
  const { operation, description } = target;
  const withDefault = Object.entries(operation.parameters).filter(
    ([, one]) => one.in === 'query' && one.default !== undefined,
  );
  const [first] = withDefault;
  if (!first) return [];
  return [
    {
      pointer: parameterPointer(description.document, operation.path, first[0]),
      name: 'all defaults written out change nothing',
      covers: withDefault.map(([name]) => `parameter:${operation.id}.${name}`),
      run: (trial) =>
        sameAnswer(
          trial,
          target,
          withDefault.map(([name, one]) => [name, String(one.default)] as const),
        ),
    },
  ];
}

function unknownParameter(target: Target): ActiveCheck {
  return {
    pointer: parametersPointer(target.description.document, target.operation.path),
    name: 'an unknown parameter is ignored or refused',
    covers: [`operation:${target.operation.id}`],
    async run(trial) {
      const [plain, answer] = [
        await trial.call(probeOf(target)),
        await trial.call(probeOf(target, [['no_such_parameter', '1']])),
      ];
      trial.expect([200, 400].includes(answer.status), `an unknown parameter answered ${answer.status}`, answer);
      if (answer.status === 200)
        trial.expect(
          plain.text === answer.text || JSON.stringify(plain.body) === JSON.stringify(answer.body),
          'an unknown parameter changes the answer',
          answer,
        );
    },
  };
}

/** Language and version. */
function headerChecks(target: Target): ActiveCheck[] {
  const { operation, description } = target;
  const names = headerParameters(description.document, operation.path);
  const service = description.apiVersion.split(' ')[0];
  const cases: Record<string, { good: (string | null)[]; bad: string[]; open: string[] }> = {
    'Accept-Language': { good: ['ko-KR', 'en-US', 'ko-KR,ko;q=0.9,en;q=0.8', '*', null], bad: [], open: ['xx', ''] },
    'Scp-Api-Version': {
      good: [description.apiVersion, null],
      bad: [`${service} 99.9`],
      open: ['', 'x', service ?? '', `other ${description.apiVersion.split(' ')[1]}`],
    },
  };
  return names.map((name) => ({
    pointer: parameterPointer(description.document, operation.path, name),
    name: `${name} is read as documented`,
    covers: [
      `parameter:${operation.id}.${name}`,
      ...(name === 'Scp-Api-Version' ? [`status:${operation.id}.406`] : []),
    ],
    async run(trial) {
      const { good = [], bad = [], open = [] } = cases[name] ?? {};
      const plain = await trial.call(probeOf(target));
      for (const value of good) {
        const answer = await trial.call(probeOf(target, [], { headers: { [name]: value } }));
        trial.expect(answer.status === 200, `${name}: ${value} answered ${answer.status}`, answer);
        const { list } = operation;
        if (!list || value === null || answer.status !== 200 || plain.status !== 200) continue;
        const { missing, extra } = difference(rowsOf(list, answer), rowsOf(list, plain));
        trial.expect(missing + extra === 0, `${name}: ${value} gives other rows`, answer);
      }
      for (const value of bad) {
        const answer = await trial.call(probeOf(target, [], { headers: { [name]: value } }));
        trial.expect(answer.status === 406, `${name}: ${value} answered ${answer.status} instead of 406`, answer);
      }
      for (const value of open) {
        const answer = await trial.call(probeOf(target, [], { headers: { [name]: value } }));
        trial.expect([200, 400, 406].includes(answer.status), `${name}: ${value} answered ${answer.status}`, answer);
      }
    },
  }));
}
