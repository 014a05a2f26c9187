import type { ActiveCheck, Profile, Trial } from '../check.ts';
import { operationPointer, securityPointers } from '../document.ts';
import type { Query, SignedParts, Signing } from '../session/wire.ts';
import { probeOf, rowsOf, type Target } from '../target.ts';
import { replayCheck } from './replay.ts';
import { spoiltSignatures } from './spoilt-signatures.ts';

/** The part of the string to sign that a header repeats. */
const signedPart: Readonly<Record<string, keyof SignedParts>> = {
  'Scp-Accesskey': 'accessKey',
  'Scp-Timestamp': 'timestamp',
  'Scp-ClientType': 'clientType',
};

/** Every security header missing and wrong, both edges of the timestamp, and the right signature in unusual dress. */
export function securityChecks(target: Target, profile: Profile, toleranceMs: number): readonly ActiveCheck[] {
  const { description, operation } = target;
  const pointers = securityPointers(description.document);
  const covers = (name: string) => [`header:${name}`, `operation:${operation.id}`, `status:${operation.id}.401`];
  const refusals = profile === 'documented' ? [401] : [401, 404];
  const query = usualQuery(target);

  async function refused(trial: Trial, signing: Signing, statuses: readonly number[], text: Query | string = query) {
    const answer = await trial.call(probeOf(target, text, { signing }));
    trial.expect(
      statuses.includes(answer.status),
      `${signing.spoilt}: answered ${answer.status} instead of ${statuses.join(', ')}`,
      answer,
    );
  }

  const missing = description.securityHeaders.map((header): ActiveCheck => {
    const part = signedPart[header];
    // A verifier that takes an absent header for an empty text accepts a signature over the empty text.
    const joins = [
      undefined,
      ...(part ? [(parts: SignedParts) => Object.values({ ...parts, [part]: '' }).join('')] : []),
    ];
    const cases = [null, ''].flatMap((value) => joins.map((join) => ({ value, join, text: query })));
    if (query.length > 0) cases.push({ value: null, join: undefined, text: [] });
    return {
      pointer: pointers.get(header) ?? '/components/securitySchemes',
      name: `a request without ${header} is refused`,
      covers: covers(header),
      run: (trial) =>
        trial.each(cases, async ({ value, join, text }, { call, expect }) => {
          const spoilt = `${header} ${value === null ? 'missing' : 'empty'}${join ? ', and signed without it' : ''}`;
          const signing = { spoilt, join };
          const answer = await call(probeOf(target, text, { headers: { [header]: value }, signing }));
          expect(refusals.includes(answer.status), `${spoilt}: answered ${answer.status}, not 401`, answer);
        }),
    };
  });

  const wrong = spoiltSignatures(target, query).map(
    ({ header, name, statuses, signing, sent }): ActiveCheck => ({
      pointer: pointers.get(header) ?? '/components/securitySchemes',
      name,
      covers: covers(header),
      run: (trial) => refused(trial, signing, statuses, sent),
    }),
  );

  return [
    {
      pointer: pointers.get('Scp-Signature') ?? '/security',
      name: 'a right signature is accepted, again and whatever the query looks like',
      covers: covers('Scp-Signature').concat(`status:${operation.id}.200`),
      run: (trial) => accepted(target, trial, query),
    },
    ...missing,
    {
      pointer: '/security',
      name: 'a request without any signature header is refused',
      covers: covers(description.securityHeaders[0] ?? ''),
      async run(trial) {
        const headers = Object.fromEntries(description.securityHeaders.map((name) => [name, null]));
        const answer = await trial.call(
          probeOf(target, query, { headers, signing: { spoilt: 'no signature headers' } }),
        );
        trial.expect(refusals.includes(answer.status), `answered ${answer.status} without signature headers`, answer);
      },
    },
    ...wrong,
    replayCheck(target, query, pointers.get('Scp-Signature') ?? '/security', covers('Scp-Signature')),
    {
      pointer: pointers.get('Scp-Signature') ?? '/security',
      name: 'a wrong signature is refused with and without a query, and for HEAD',
      covers: covers('Scp-Signature'),
      async run(trial) {
        const signing = { spoilt: 'signed with another secret key', secretKey: (key: string) => `${key}x` };
        await refused(trial, signing, [401], []);
        for (const [name, parameter] of Object.entries(operation.parameters)) {
          const value = description.examples[operation.id]?.parameters[name];
          if (parameter.in === 'query' && value !== undefined)
            await refused(trial, signing, [401], [[name, String(value)]]);
        }
        const answer = await trial.call(probeOf(target, query, { method: 'HEAD', signing }));
        trial.expect(answer.status === 401, `HEAD with a wrong signature answered ${answer.status}`, answer);
      },
    },
    ...(profile === 'live' ? [] : [edges(target, toleranceMs, pointers.get('Scp-Timestamp') ?? '/security')]),
    {
      pointer: pointers.get('Scp-Timestamp') ?? '/security',
      name: 'a timestamp far outside the window is refused',
      covers: covers('Scp-Timestamp'),
      async run(trial) {
        await trial.each([-1, 1], async (days, one) => {
          const spoilt = `timestamp a day ${days < 0 ? 'old' : 'ahead'}`;
          await refused(one, { spoilt, shift: days * 86_400_000 }, [401]);
        });
      },
    },
    {
      pointer: operationPointer(operation.path),
      name: 'Accept may be anything that JSON fits',
      covers: [`operation:${operation.id}`],
      async run(trial) {
        await trial.each(['*/*', 'application/json, text/plain;q=0.5'], async (accept, { call, expect }) => {
          const answer = await call(probeOf(target, [], { headers: { Accept: accept } }));
          expect(answer.status === 200, `Accept: ${accept} answered ${answer.status}`, answer);
        });
      },
    },
  ];
}

function edges(target: Target, toleranceMs: number, pointer: string): ActiveCheck {
  const margin = Math.min(10_000, toleranceMs / 10);
  return {
    pointer,
    name: `the timestamp may differ by ${toleranceMs / 1000} s and not more, on both sides`,
    covers: ['header:Scp-Timestamp'],
    async run(trial) {
      await trial.each([-1, 1], async (side, { call, expect }) => {
        const word = side < 0 ? 'old' : 'ahead';
        const inside = side * (toleranceMs - margin);
        const good = await call(probeOf(target, [], { signing: { shift: inside } }));
        const text = `a timestamp ${Math.abs(inside) / 1000} s ${word}`;
        expect(good.status === 200, `${text} answered ${good.status}`, good);
        const outside = side * (toleranceMs + margin);
        const spoilt = `timestamp ${Math.abs(outside) / 1000} s ${word}`;
        const bad = await call(probeOf(target, [], { signing: { shift: outside, spoilt } }));
        expect(bad.status === 401, `a ${spoilt} answered ${bad.status}`, bad);
      });
    },
  };
}

async function accepted(target: Target, trial: Trial, query: Query): Promise<void> {
  const colon = query.map(([name, value]) => `${name}=${value}`);
  const forms: [string, Query | string][] = [
    ['no query', []],
    ['no query again', []],
    ['a query', query],
    ['the same query again', query],
    ['the query in another order', [...query].reverse()],
    ['a query with %3A', colon.map((one) => one.replaceAll(':', '%3A')).join('&')],
    ['a query with %3a', colon.map((one) => one.replaceAll(':', '%3a')).join('&')],
    [
      'encoded letters in the query',
      colon.map((one) => one.replace(/=(.)/, (_, first: string) => `=%${first.charCodeAt(0).toString(16)}`)).join('&'),
    ],
  ];
  const { list } = target.operation;
  const counts = new Set<number>();
  for (const [name, form] of query.length > 0 ? forms : forms.slice(0, 2)) {
    const answer = await trial.call(probeOf(target, form));
    trial.expect(answer.status === 200, `${name} answered ${answer.status}`, answer);
    if (!list || name.startsWith('no query') || answer.status !== 200) continue;
    counts.add(rowsOf(list, answer).length);
    trial.expect(counts.size === 1, `${name} gives another number of rows: ${[...counts].join(', ')}`, answer);
  }
}

/** A query with characters that encoders treat differently. */
export function usualQuery({ operation, description }: Target): Query {
  const examples = description.examples[operation.id]?.parameters ?? {};
  const list = operation.list;
  const sort = list?.sort && [list.sort.parameter, list.sort.default ?? `${list.sort.fields?.[0]}:asc`];
  const size = list?.size && [list.size.parameter, '3'];
  const page = list?.page && [list.page.parameter, String(list.page.first)];
  const known = [page, size, sort].filter((one): one is [string, string] => Array.isArray(one));
  if (known.length > 0) return known;
  const named = Object.entries(operation.parameters).filter(([name, one]) => one.in === 'query' && name in examples);
  return named.map(([name]) => [name, String(examples[name])] as const);
}
