import { queryText } from '@scp-backup/openapi';
import type { ActiveCheck, Trial } from '../check.ts';
import type { Probe } from '../probe.ts';
import type { Query, Signing } from '../session/wire.ts';
import { probeOf, type Target } from '../target.ts';

/** A signature is that of one request: not of one with another query, and a service that remembers it must know that. */
export function replayCheck(target: Target, query: Query, pointer: string, covers: readonly string[]): ActiveCheck {
  return {
    pointer,
    name: 'a signature that was accepted is refused for anything else',
    covers,
    async run(trial) {
      let timestamp = '';
      let url = '';
      const stamp = (now: string) => {
        timestamp ||= now;
        return timestamp;
      };
      const keep = (own: string) => {
        url = own;
        return own;
      };
      const first = await trial.call(probeOf(target, query, { signing: { stamp, url: keep } }));
      trial.expect(first.status === 200, `the first request answered ${first.status}`, first);
      const again: Signing = { stamp, url: () => url, method: 'GET' };
      await trial.each(others(target, query), (other, one) => replay(one, target, query, other, again));
    },
  };
}

interface Other {
  readonly what: string;
  readonly probe: Partial<Probe>;
  readonly signing?: Signing;
  /** @default 401 */
  readonly statuses?: readonly number[];
}

function others(target: Target, query: Query): readonly Other[] {
  const { operation, description, path } = target;
  const examples = description.examples[operation.id]?.parameters ?? {};
  const left = Object.entries(operation.parameters).flatMap(([name, one]) =>
    one.in === 'query' && !one.required && !query.some(([own]) => own === name)
      ? [[name, String(examples[name] ?? '1')] as const]
      : [],
  );
  const added: Query = [...left, ...query.slice(0, 1), ['no_such_parameter', '1'], ['no_such_parameter', '']];
  const changed = query.map(([name, value], index) => query.with(index, [name, another(value)]));
  // A parameter may be refused before the signature is.
  const queries = [
    ...added.map((one) => [...query, one]),
    ...changed,
    ...query.map((_, index) => query.toSpliced(index, 1)),
  ];
  return [
    ...queries.map((one) => ({ what: `the query ${queryText(one)}`, probe: { query: one }, statuses: [400, 401] })),
    { what: 'HEAD', probe: { method: 'HEAD' } },
    { what: 'a later timestamp', probe: {}, signing: { headerShift: 1 } },
    ...Object.entries(path).map(([name, id]) => ({
      what: `another ${name}`,
      probe: { path: { ...path, [name]: `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}` } },
      // An id that is not known may be refused as such.
      statuses: [401, 404],
    })),
  ];
}

function another(value: string): string {
  return Number.isNaN(Number(value)) ? `${value}0` : String(Number(value) + 1);
}

async function replay(
  { call, expect }: Trial,
  target: Target,
  query: Query,
  { what, probe, signing, statuses = [401] }: Other,
  again: Signing,
): Promise<void> {
  const spoilt = `signature of an accepted request, sent for ${what}`;
  const answer = await call(probeOf(target, query, { ...probe, signing: { spoilt, ...again, ...signing } }));
  const message = `${spoilt}: answered ${answer.status} instead of ${statuses.join(', ')}`;
  expect(statuses.includes(answer.status), message, answer);
}
