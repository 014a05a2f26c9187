import { parseHttpDate } from '@scp-backup/signing';
import type { ActiveCheck } from '../check.ts';
import { operationPointer, parameterPointer } from '../document.ts';
import { probeOf, type Target } from '../target.ts';

/** Milliseconds that the clocks may differ before the time of a signature is in danger. */
const clockTolerance = 60_000;

/** What a run against the live service asks first, of each operation: without the keys nothing else can be seen. */
export function preflightChecks(target: Target, now: () => number): readonly ActiveCheck[] {
  const { operation, description } = target;
  const covers = [`operation:${operation.id}`];
  return [
    {
      pointer: '/security',
      name: 'the service accepts the keys',
      covers,
      isGate: true,
      async run({ call, expect }) {
        const answer = await call(probeOf(target));
        expect(answer.status === 200, `a signed request answered ${answer.status}`, answer);
      },
    },
    {
      pointer: operationPointer(operation.path),
      name: 'the clock of this machine is that of the service, to a minute',
      covers,
      async run({ call, expect, inconclusive }) {
        const answer = await call(probeOf(target));
        const ahead = parseHttpDate(answer.headers.get('date')) - now();
        if (Number.isNaN(ahead)) return inconclusive('the response has no Date');
        const seconds = Math.round(ahead / 1000);
        expect(Math.abs(ahead) < clockTolerance, `the service is ${seconds} s ahead of this machine`, answer);
      },
    },
    {
      pointer: parameterPointer(description.document, operation.path, 'Scp-Api-Version'),
      name: 'the service lists the API version',
      covers,
      async run({ call, expect, inconclusive }) {
        const headers = Object.fromEntries(description.securityHeaders.map((name) => [name, null]));
        const versions = { ...operation, id: '', path: '/' };
        const answer = await call({ operation: versions, path: {}, headers });
        const ids = versionsOf(answer.body);
        if (ids.length === 0) return inconclusive(`GET / answered ${answer.status} without versions`);
        const wanted = `v${description.apiVersion.split(' ').at(-1)}`;
        expect(ids.includes(wanted), `${wanted} is not among ${ids.join(', ')}`, answer);
      },
    },
  ];
}

function versionsOf(body: unknown): readonly string[] {
  const { versions } = (body ?? {}) as { versions?: unknown };
  if (!Array.isArray(versions)) return [];
  return versions.flatMap((one: { id?: unknown } | null) => (typeof one?.id === 'string' ? [one.id] : []));
}
