import type { Parameter } from '@scp-backup/openapi';
import fc from 'fast-check';
import type { ActiveCheck, Profile, Trial } from '../check.ts';
import { headerParameters, parameterPointer, parametersPointer } from '../document.ts';
import { difference } from '../rows.ts';
import type { Query } from '../session/wire.ts';
import { probeOf, rowsOf, type Target } from '../target.ts';
import { headerValues, oddInput, valuesOf } from './parameter-values.ts';

/** Text of any characters. `fc.string` with any unit first makes a table of all 1.1 million. */
const anyText = fc
  .array(fc.oneof(fc.integer({ max: 0xd7ff, min: 0 }), fc.integer({ min: 0xe000, max: 0x10ffff })), { maxLength: 12 })
  .map((points) => String.fromCodePoint(...points));

/** Each parameter: its example, its boundaries, its wrong types, its default, and input that makes no sense at all. */
export function parameterChecks(target: Target, profile: Profile, fuzzRuns: number): readonly ActiveCheck[] {
  const query = Object.entries(target.operation.parameters).filter(([, one]) => one.in === 'query');
  const headers = headerParameters(target.description.document, target.operation.path);
  return [
    ...query.flatMap(([name, parameter]) => checksOf(target, profile, name, parameter, fuzzRuns)),
    ...headers.map((name) => headerCheck(target, name)),
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
  const sort = operation.list?.sort;
  const head = {
    pointer: parameterPointer(description.document, operation.path, name),
    covers: [`parameter:${operation.id}.${name}`, `status:${operation.id}.400`],
  };
  const assumed = name === sort?.parameter ? sort.assumed : undefined;
  const example = description.examples[operation.id]?.parameters[name];
  const { good, bad, open } = valuesOf(target, profile, name, parameter);
  const wellFormed = [...new Set([...(example === undefined ? [] : [String(example)]), ...good])];
  const checks: ActiveCheck[] = [
    {
      ...head,
      assumed,
      name: `${name} takes what the document allows`,
      run: (trial) => expectStatus(trial, target, name, wellFormed, 200),
    },
    {
      ...head,
      assumed,
      name: `${name} refuses what the document does not allow`,
      async run(trial) {
        await expectStatus(trial, target, name, bad, 400);
        if (bad.length === 0) trial.inconclusive('the document allows every text');
      },
    },
    {
      ...head,
      name: `${name} never breaks the service`,
      async run(trial) {
        const [first = '1', second = first] = wellFormed;
        const texts = fc.sample(anyText, { seed: trial.seed, numRuns: fuzzRuns });
        const odd = [...oddInput, ...open].map((text) => `${name}=${text}`);
        const shapes = [`${name}=${first}&${name}=${second}`, `${name}[]=${first}`];
        const drawn = texts.map((text): Query => [[name, text]]);
        await trial.each([...odd, ...shapes, ...drawn], (query, one) => survives(one, target, query));
      },
    },
  ];
  if (parameter.required) {
    checks.push({
      ...head,
      name: `${name} is required`,
      async run(trial) {
        const answer = await trial.call({ ...probeOf(target), query: [] });
        trial.expect(answer.status === 400, `without ${name} it answered ${answer.status} instead of 400`, answer);
      },
    });
  }
  if (parameter.default === undefined) return checks;
  const stated: Query = [[name, String(parameter.default)]];
  const left = `${name} left out is ${name}=${parameter.default}`;
  return [...checks, { ...head, assumed, name: left, run: (trial) => sameAnswer(trial, target, stated) }];
}

async function expectStatus(
  trial: Trial,
  target: Target,
  name: string,
  values: readonly string[],
  status: number,
): Promise<void> {
  await trial.each(values, async (value, { call, expect }) => {
    const answer = await call(probeOf(target, [[name, value]]));
    expect(answer.status === status, `${name}=${value} answered ${answer.status} instead of ${status}`, answer);
  });
}

async function survives({ call, expect }: Trial, target: Target, query: Query | string): Promise<void> {
  const answer = await call(probeOf(target, query));
  const text = new URL(answer.call.url).search.slice(0, 80);
  expect([200, 400].includes(answer.status), `${text} answered ${answer.status} instead of 200 or 400`, answer);
}

async function sameAnswer(trial: Trial, target: Target, query: Query): Promise<void> {
  const [without, explicit] = [await trial.call(probeOf(target)), await trial.call(probeOf(target, query))];
  const text = query.map((one) => one.join('=')).join('&');
  trial.expect(explicit.status === 200, `${text} answered ${explicit.status}`, explicit);
  if (without.status !== 200 || explicit.status !== 200) return;
  const same = JSON.stringify(without.body) === JSON.stringify(explicit.body);
  trial.expect(same, `${text} gives another response than leaving it out`, explicit);
}

function unknownParameter(target: Target): ActiveCheck {
  return {
    pointer: parametersPointer(target.description.document, target.operation.path),
    name: 'an unknown parameter is ignored or refused',
    covers: [`operation:${target.operation.id}`],
    async run({ call, expect }) {
      const plain = await call(probeOf(target));
      const answer = await call(probeOf(target, [['no_such_parameter', '1']]));
      expect([200, 400].includes(answer.status), `an unknown parameter answered ${answer.status}`, answer);
      const same = JSON.stringify(plain.body) === JSON.stringify(answer.body);
      expect(same || answer.status !== 200, 'an unknown parameter changes the response', answer);
    },
  };
}

/** Language and version. */
function headerCheck(target: Target, header: string): ActiveCheck {
  const { operation, description } = target;
  const { list, id } = operation;
  const { good, bad, open } = headerValues(header, description.apiVersion);
  const cases = [
    ...good.map((value) => ({ value, statuses: [200] })),
    ...bad.map((value) => ({ value, statuses: [406] })),
    ...open.map((value) => ({ value, statuses: [200, 400, 406] })),
  ];
  return {
    pointer: parameterPointer(description.document, operation.path, header),
    name: `${header} is read as documented`,
    covers: [`parameter:${id}.${header}`, ...(bad.length > 0 ? [`status:${id}.406`] : [])],
    async run(trial) {
      const plain = await trial.call(probeOf(target));
      await trial.each(cases, async ({ value, statuses }, { call, expect }) => {
        const answer = await call(probeOf(target, [], { headers: { [header]: value } }));
        const message = `${header}: ${value} answered ${answer.status} instead of ${statuses.join(', ')}`;
        expect(statuses.includes(answer.status), message, answer);
        if (!list || !good.includes(value) || value === null || answer.status !== 200) return;
        const { missing, extra } = difference(rowsOf(list, answer), rowsOf(list, plain));
        expect(missing + extra === 0, `${header}: ${value} gives other rows`, answer);
      });
    },
  };
}
