import type { Operation, Parameter } from '@scp-backup/openapi';
import type { ActiveCheck, Profile } from '../check.ts';
import { operationPointer, parameterPointer } from '../document.ts';
import { probeOf, type Target } from '../target.ts';
import { usualQuery } from './security.ts';

/** Methods, routes, and parents that are not there. */
export function httpChecks(target: Target, profile: Profile): readonly ActiveCheck[] {
  const { operation } = target;
  const pointer = operationPointer(operation.path);
  const covers = [`operation:${operation.id}`];
  return [
    {
      pointer,
      name: 'HEAD answers as GET does, without a body',
      covers,
      async run(trial) {
        const refused = { headers: { 'Scp-Api-Version': `${target.description.apiVersion}9` } };
        await trial.each([{}, refused], async (more, { call, expect }) => {
          const get = await call(probeOf(target, [], more));
          const head = await call(probeOf(target, [], { ...more, method: 'HEAD' }));
          expect(head.status === get.status, `HEAD answered ${head.status}, GET ${get.status}`, head);
          expect(head.text === '' || get.status !== 200, 'HEAD came with a body', head);
          const [type, expected] = [head, get].map((one) => one.headers.get('content-type'));
          expect(type === expected, `HEAD has the content type ${type}, GET ${expected}`, head);
        });
      },
    },
    ...(profile === 'live' ? [] : [otherMethods(target, pointer)]),
    {
      pointer: '/paths',
      name: 'a path that is not in the document is not found',
      covers,
      async run(trial) {
        const answer = await trial.call(probeOf(target, [], { pathSuffix: '/that/does/not/exist' }));
        trial.expect(answer.status === 404, `an unknown path answered ${answer.status}`, answer);
      },
    },
    ...Object.keys(target.path).map((name) => unknownParent(target, profile, name)),
  ];
}

function otherMethods(target: Target, pointer: string): ActiveCheck {
  return {
    pointer: pointer.replace(/\/get$/, ''),
    name: 'a method that the document does not know is refused with 405 and Allow',
    covers: [`operation:${target.operation.id}`],
    async run(trial) {
      await trial.each(['POST', 'PUT', 'PATCH', 'DELETE'], async (method, { call, expect }) => {
        const answer = await call(probeOf(target, [], { method }));
        expect(answer.status === 405, `${method} answered ${answer.status} instead of 405`, answer);
        if (answer.status !== 405) return;
        const allow = (answer.headers.get('allow') ?? '').split(',').map((one) => one.trim().toUpperCase());
        expect(allow.includes('GET'), `${method} was refused without GET in Allow`, answer);
        expect(!allow.includes(method), `${method} was refused, and Allow names it`, answer);
      });
    },
  };
}

function unknownParent(target: Target, profile: Profile, name: string): ActiveCheck {
  const { operation, description } = target;
  const id = target.path[name] ?? '';
  const unknown = unknownIds(id).filter((one) => one !== id && fits(operation.parameters[name], one));
  const malformed = [
    id.slice(0, -1),
    `${id}0`,
    id.slice(1),
    'x',
    '*',
    '%',
    '_'.repeat(id.length),
    `${id} `,
    "' OR '1'='1",
    '\u0000',
    '복구',
  ];
  return {
    pointer: parameterPointer(description.document, operation.path, name),
    name: `a ${name} that is not known is not found`,
    covers: [`parameter:${operation.id}.${name}`, `status:${operation.id}.404`],
    async run(trial) {
      if (!idsAreStated(target, name)) return trial.inconclusive(`the document does not say which ${name} there is`);
      if (unknown.length === 0) trial.inconclusive(`no ${name} is known that fits the document and is not there`);
      const queries = usualQuery(target).length > 0 ? [[], usualQuery(target)] : [[]];
      const fitting = profile === 'observed' ? [404] : [400, 404];
      const cases = [
        ...unknown.flatMap((value) => queries.map((query) => ({ value, query, statuses: [404] }))),
        // An id that is a name for a bad URL may be refused as such.
        ...malformed.map((value) => ({ value, query: [], statuses: /[%\0]/.test(value) ? [400, 404] : fitting })),
      ];
      await trial.each(cases, async ({ value, query, statuses }, { call, expect }) => {
        const answer = await call(probeOf(target, query, { path: { ...target.path, [name]: value } }));
        const message = `${name}=${JSON.stringify(value)} answered ${answer.status} instead of ${statuses.join(', ')}`;
        expect(statuses.includes(answer.status), message, answer);
      });
    },
  };
}

/** Ids that no service has: other digits of a long id, larger numbers of a short one. */
function unknownIds(id: string): readonly string[] {
  const other =
    id.length >= 16
      ? id.replaceAll(/\d/g, (one) => String((Number(one) + 5) % 10))
      : id.replaceAll(/\d+/g, '999999999');
  return [other === id ? `${id}0` : other, 'f'.repeat(32), '0'.repeat(32)];
}

function fits(
  { type, enum: named, pattern = '', minLength = 0, maxLength }: Parameter = { in: 'path', type: 'string' },
  id: string,
) {
  const isLongEnough = id.length >= minLength && id.length <= (maxLength ?? id.length);
  if (named && !named.includes(id)) return false;
  return isLongEnough && new RegExp(pattern, 'u').test(id) && (type === 'string' || /^[1-9]\d{0,14}$/.test(id));
}

/** Whether the document says which ids there are: those of a list, by `x-scp-item`, or the parents of one. */
function idsAreStated({ description, operation }: Target, name: string): boolean {
  if (operation.list?.parent?.parameter === name) return true;
  const upTo = ({ path }: Operation, parameter: string) => path.slice(0, path.indexOf(`{${parameter}}`));
  return Object.values(description.operations).some(
    (one) => one.item && upTo(one, one.item.parameter) === upTo(operation, name),
  );
}
