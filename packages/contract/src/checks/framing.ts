import type { ActiveCheck, Trial } from '../check.ts';
import { operationPointer } from '../document.ts';
import type { Probe } from '../probe.ts';
import { faultOf } from '../session/fault.ts';
import { encodingFault, framingFault } from '../session/raw.ts';
import type { RawAnswer } from '../session/session.ts';
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
  await trial.each(probes, async (probe, { raw, expect, inconclusive }) => {
    const asked = raw(probe);
    if (!asked) return inconclusive('only a socket shows it, and this run calls a function');
    const answer = await asked.catch((error: Error) => error);
    if (answer instanceof RangeError) return inconclusive(answer.message);
    // Where fetch reaches the service and a socket does not, a proxy stands between.
    if (answer instanceof Error && faultOf(answer).unreachable) return inconclusive(answer.message);
    if (answer instanceof Error) return expect(false, `over a socket: ${answer.message}`);
    const found = judge(answer);
    expect(found === undefined, `${found}`, answer);
  });
}
