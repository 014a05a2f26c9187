import type { ActiveCheck, Trial } from '../check.ts';
import type { Probe } from '../probe.ts';
import type { Query, Signing } from '../session/wire.ts';
import { probeOf, type Target } from '../target.ts';

/** A service that remembers signatures must remember what they signed. */
export function replayCheck(target: Target, query: Query, pointer: string, covers: readonly string[]): ActiveCheck {
  return {
    pointer,
    name: 'a signature that was accepted is refused for anything else',
    covers,
    run: (trial) => trial.each(others(target, query), (other, one) => replay(one, target, query, other)),
  };
}

interface Other {
  readonly what: string;
  readonly probe: Partial<Probe>;
  readonly signing?: Signing;
}

function others(target: Target, query: Query): readonly Other[] {
  const [[name, value] = ['no_such_parameter', '1'], ...rest] = query;
  const another = [[name, Number.isNaN(Number(value)) ? `${value}0` : `${Number(value) + 1}`] as const, ...rest];
  return [
    { what: 'another query', probe: { query: query.length > 0 ? another : [[name, value]] } },
    ...(query.length > 0 ? [{ what: 'no query', probe: { query: [] } }] : []),
    { what: 'HEAD', probe: { method: 'HEAD' } },
    { what: 'a later timestamp', probe: {}, signing: { headerShift: 1 } },
    ...Object.entries(target.path).map(([parameter, id]) => ({
      what: `another ${parameter}`,
      probe: { path: { ...target.path, [parameter]: `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}` } },
    })),
  ];
}

async function replay(trial: Trial, target: Target, query: Query, { what, probe, signing }: Other): Promise<void> {
  let timestamp = '';
  let url = '';
  const stamp = (now: string) => {
    timestamp ||= now;
    return timestamp;
  };
  const first = await trial.call(
    probeOf(target, query, {
      signing: {
        stamp,
        url: (own) => {
          url = own;
          return own;
        },
      },
    }),
  );
  trial.expect(first.status === 200, `the first request answered ${first.status}`, first);
  const spoilt = `signature of an accepted request, sent for ${what}`;
  const again = { spoilt, stamp, url: () => url, method: 'GET', ...signing };
  const answer = await trial.call(probeOf(target, query, { ...probe, signing: again }));
  // An id that is not known may be refused as such, and so may a parameter.
  const statuses = 'path' in probe ? [401, 404] : 'query' in probe ? [400, 401] : [401];
  trial.expect(statuses.includes(answer.status), `${spoilt}: answered ${answer.status} instead of 401`, answer);
}
