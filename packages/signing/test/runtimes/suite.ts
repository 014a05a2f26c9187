import type * as Signing from '@scp-backup/signing';

export interface Vectors {
  readonly cases: readonly {
    readonly name: string;
    readonly method: string;
    readonly url: string;
    readonly timestamp: string;
    readonly accessKey: string;
    readonly secretKey: string;
    readonly stringToSign: string;
    readonly signature: string;
  }[];
  /** What becomes of a URL on its way to the wire. */
  readonly wire: readonly { readonly name: string; readonly url: string; readonly sent: string }[];
  readonly verify: readonly {
    readonly name: string;
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly known: Signing.Credentials;
    readonly now: number;
    readonly expected: {
      readonly ok?: boolean;
      readonly reason?: string;
      readonly mistake?: string;
      readonly error?: string;
    };
  }[];
}

export interface Result {
  readonly name: string;
  /** Undefined when it holds. */
  readonly failure?: string;
}

type Check = (library: typeof Signing, vectors: Vectors) => Promise<void>;

const credentials = { accessKey: 'key', secretKey: '비밀 hush-hush' };
const origin = 'https://backup.kr-west1.e.samsungsdscloud.com';

function expect(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

/** What holds wherever the library runs. It knows no test runner and no Node, so that every runtime can run it. */
const checks: Readonly<Record<string, Check>> = {
  'signs every vector': async ({ sign, stringToSign }, vectors) => {
    expect(vectors.cases.length > 10, 'there are no vectors');
    for (const { name, method, url, timestamp, accessKey, secretKey, ...expected } of vectors.cases) {
      const input = { method, url, timestamp: Number(timestamp), credentials: { accessKey, secretKey } };
      expect((await sign(input)) === expected.signature, `${name}: another signature`);
      const text = stringToSign({ ...input, credentials: { accessKey, secretKey } });
      expect(text === expected.stringToSign, `${name}: another string to sign`);
    }
  },

  'signs many requests at once with one pair of keys, and with a pair that changes': async ({ sign }, vectors) => {
    const [vector] = vectors.cases;
    if (vector === undefined) throw new Error('there are no vectors');
    const { method, url, timestamp } = vector;
    const pair = { accessKey: vector.accessKey, secretKey: vector.secretKey };
    const input = { method, url, timestamp: Number(timestamp), credentials: pair };
    const signatures = await Promise.all(Array.from({ length: 200 }, () => sign(input)));
    expect(
      signatures.every((one) => one === vector.signature),
      'they differ',
    );
    pair.secretKey = 'another';
    expect((await sign(input)) !== vector.signature, 'a changed pair signs with its old key');
  },

  'judges every vector': async ({ verify }, vectors) => {
    expect(vectors.verify.length > 10, 'there are no vectors');
    for (const { name, method, url, headers, known, now, expected } of vectors.verify) {
      const message = { method, url, header: (header: string) => headers[header] };
      const verdict = await verify(message, { credentials: known, now }).catch((error) => ({ error: error.code }));
      for (const [key, value] of Object.entries(expected)) {
        expect((verdict as Record<string, unknown>)[key] === value, `${name}: ${JSON.stringify(verdict)}`);
      }
    }
  },

  'verifies what it signed, and names what is wrong': async ({ signRequest, verifyRequest }) => {
    const signed = await signRequest(new Request(`${origin}/v1/things?q=a%20b&sort=x:asc`), { credentials });
    expect((await verifyRequest(signed, { credentials })).ok, 'its own signature is refused');
    const headers = new Headers(signed.headers);
    headers.set('Scp-Signature', `${'A'.repeat(43)}=`);
    const verdict = await verifyRequest(new Request(signed.url, { headers }), { credentials });
    expect(!verdict.ok, 'a wrong signature is accepted');
    expect(!JSON.stringify(verdict).includes(credentials.secretKey), 'the verdict shows the secret');
  },

  'sends a signed request, and signs again where the clock was off': async ({ createSigningFetch, verifyRequest }) => {
    const ahead = 3_600_000;
    let sent = 0;
    const fetch = createSigningFetch({
      credentials,
      origin,
      fetch: async (request) => {
        sent += 1;
        const now = Date.now() + ahead;
        const { ok } = await verifyRequest(request, { credentials, now });
        return new Response(null, { status: ok ? 200 : 401, headers: { Date: new Date(now).toUTCString() } });
      },
    });
    expect((await fetch(`${origin}/v1/things?page=0`)).status === 200, 'it is refused');
    expect(sent === 2, `it was sent ${sent} times`);
    expect((await fetch(`${origin}/v1/things?page=1`)).status === 200 && Number(sent) === 3, 'the offset is not kept');
  },

  'signs for no other origin': async ({ createSigningFetch, SigningError }) => {
    let sent = 0;
    const fetch = createSigningFetch({
      credentials,
      origin,
      fetch: async () => {
        sent += 1;
        return new Response();
      },
    });
    for (const url of [
      'https://backup.kr-west1.e.samsungsdscloud.com.example/',
      'http://127.0.0.1:1/',
      `${origin}:444/`,
    ]) {
      const error = await fetch(url).catch((error: unknown) => error);
      expect(error instanceof SigningError && error.code === 'ERR_FOREIGN_ORIGIN', `${url} is signed for`);
    }
    expect(sent === 0, 'something was sent');
  },

  'sends an empty query neither in the text that is signed nor in the URL': async ({ createSigningFetch, verify }) => {
    const verdicts: boolean[] = [];
    const fetch = createSigningFetch({
      credentials,
      fetch: async ({ method, url, headers }) => {
        verdicts.push((await verify({ method, url, header: (name) => headers.get(name) }, { credentials })).ok);
        return new Response(url);
      },
    });
    for (const rest of ['?', '?#part', '#part']) {
      const url = await (await fetch(`${origin}/v1/things${rest}`)).text();
      expect(url === `${origin}/v1/things`, `${rest} is sent as ${url}`);
    }
    expect(verdicts.join() === 'true,true,true', 'it is signed in another way than it is sent');
  },

  'sends a body twice where the clock was off': async ({ createSigningFetch }) => {
    const bodies: string[] = [];
    const fetch = createSigningFetch({
      credentials,
      fetch: async (request) => {
        bodies.push(await request.text());
        const date = new Date(Date.now() + 3_600_000).toUTCString();
        return new Response(null, { status: bodies.length === 1 ? 401 : 200, headers: { Date: date } });
      },
    });
    const response = await fetch(new Request(`${origin}/v1/things`, { method: 'POST', body: 'text' }));
    expect(response.status === 200 && bodies.join() === 'text,text', `it sent ${bodies.join()}`);
  },

  'reports the headers that it sends, and hides their values in a log': async ({
    createSigningFetch,
    redactHeaders,
  }) => {
    let sent = new Headers();
    const fetch = createSigningFetch({ credentials, fetch: async () => new Response() });
    await fetch(`${origin}/v1/things`, {
      onSigned: (headers) => {
        sent = headers;
      },
    });
    const signature = sent.get('scp-signature') ?? '';
    expect(signature.length === 44, 'there is no signature');
    expect(!JSON.stringify(redactHeaders(sent)).includes(signature), 'the signature shows');
  },

  'refuses a timestamp with leading zeros, and malformed keys': async ({ sign, SigningError }) => {
    const input = { method: 'GET', url: `${origin}/`, timestamp: 1, credentials };
    for (const wrong of [
      { ...input, timestamp: '01' },
      { ...input, credentials: { ...credentials, secretKey: 'secret\n' } },
      { ...input, credentials: { ...credentials, secretKey: '' } },
    ]) {
      const error = await sign(wrong).catch((error: unknown) => error);
      expect(error instanceof SigningError, `${JSON.stringify(wrong)} is signed`);
    }
  },
};

export async function run(library: typeof Signing, vectors: Vectors): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [name, check] of Object.entries(checks)) {
    const failure = await check(library, vectors).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    results.push(failure === undefined ? { name } : { name, failure });
  }
  return results;
}

export const names: readonly string[] = Object.keys(checks);
