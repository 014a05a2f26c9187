import type { ActiveCheck, Trial } from '../check.ts';
import { operationPointer } from '../document.ts';
import type { Probe } from '../probe.ts';
import { faultOf } from '../session/fault.ts';
import { encodingFault, framingFault } from '../session/raw.ts';
import type { RawAnswer } from '../session/session.ts';
import type { Query } from '../session/wire.ts';
import { probeOf, type Target } from '../target.ts';
import { usualQuery } from './security.ts';

/** What the runtime's fetch hides: seen over a socket that reads every byte. */
export function framingChecks(target: Target): readonly ActiveCheck[] {
  const { operation } = target;
  const pointer = operationPointer(operation.path);
  const covers = [`operation:${operation.id}`];
  const query = usualQuery(target);
  const compressed = { 'Accept-Encoding': 'gzip' };
  const wrong = { spoilt: 'signed with another secret key', secretKey: (key: string) => `${key}x` };
  const probes: readonly Probe[] = [
    probeOf(target, query),
    probeOf(target, [], { headers: compressed }),
    probeOf(target, query, { signing: wrong }),
    probeOf(target, [], { pathSuffix: '-that-does-not-exist' }),
  ];
  return [
    {
      pointer,
      name: 'a response to HEAD ends with its headers',
      covers,
      run: (trial) => each(trial, [probeOf(target, query, { method: 'HEAD' })], fault(framingFault)),
    },
    {
      pointer,
      name: 'HEAD states the length that GET has',
      covers,
      run: (trial) => sameLength(trial, target, query),
    },
    {
      pointer,
      name: 'header names are read in any case',
      covers,
      run: (trial) =>
        each(trial, [probeOf(target, query)], ({ response: { status } }) =>
          status === 200 ? undefined : `names in capitals answered ${status}`,
        ),
    },
    {
      pointer,
      name: 'a body is as long as its headers say',
      covers,
      run: (trial) => each(trial, probes, fault(framingFault)),
    },
    {
      pointer,
      name: 'a body is encoded as its headers say, to its last byte',
      covers,
      run: (trial) => each(trial, probes.slice(0, 3), fault(encodingFault)),
    },
  ];
}

type Judge = (answer: RawAnswer) => string | undefined;

function fault(of: typeof framingFault): Judge {
  return ({ response, call }) => of(response, call.method);
}

async function each(trial: Trial, probes: readonly Probe[], judge: Judge): Promise<void> {
  await trial.each(probes, async (probe, one) => {
    const answer = await exchanged(one, probe);
    const found = answer && judge(answer);
    one.expect(found === undefined, `${found}`, answer);
  });
}

/** What came over a socket of its own; undefined where nothing can be said of it. */
async function exchanged({ raw, expect, inconclusive }: Trial, probe: Probe): Promise<RawAnswer | undefined> {
  try {
    const answer = await raw(probe);
    if (!answer) inconclusive('only a socket shows it, and this run calls a function');
    return answer;
  } catch (error) {
    // Where fetch reaches the service and a socket does not, a proxy stands between.
    const isUnseen = error instanceof RangeError || faultOf(error).unreachable;
    if (isUnseen) inconclusive((error as Error).message);
    else expect(false, `over a socket: ${(error as Error).message}`);
    return undefined;
  }
}

async function sameLength(trial: Trial, target: Target, query: Query): Promise<void> {
  const [head, get] = [
    await exchanged(trial, probeOf(target, query, { method: 'HEAD' })),
    await exchanged(trial, probeOf(target, query)),
  ];
  const [stated, length] = [head, get].map((one) => one?.response.headers.get('content-length')?.join());
  const differs = stated !== undefined && length !== undefined && stated !== length;
  trial.expect(!differs, `HEAD states a Content-Length of ${stated}, GET has ${length}`, head);
}
