import type { IncomingMessage } from 'node:http';
import type { MockResponse } from '../answer.ts';
import type { Row } from '../behaviour/row-source.ts';
import { isRow } from '../behaviour/rows-by-parent.ts';
import type { Fault } from '../control/fault.ts';
import type { FaultHandle } from '../control/faults.ts';
import { isLoopbackOrigin } from '../cors.ts';
import type { MockControl } from '../mock.ts';

/** Below it stands what a test in another process does with the mock. */
export const controlPath = '/__mock/';

const largestBody = 64 * 1024 * 1024;

/** What has gone wrong with a control request: its status and its sentence. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The faults that were set by HTTP, by their number. */
const handles = new WeakMap<MockControl, Map<number, FaultHandle>>();

/** Controls the mock by HTTP. Only this machine may, and no page of another one. */
export async function serveControl(incoming: IncomingMessage, control: MockControl): Promise<MockResponse> {
  try {
    admit(incoming);
    const result = await act(incoming, control);
    return reply(200, result ?? { ok: true });
  } catch (error) {
    const { status = 400, message } = error as Error & { status?: number };
    return reply(status, { error: message });
  }
}

function reply(status: number, body: unknown): MockResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A name that resolves to this machine is not enough: a page elsewhere can have such a name. */
function admit({ socket, headers, method }: IncomingMessage): void {
  const loopback = /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
  const named = isLoopbackOrigin(`http://${headers.host ?? ''}`);
  const origin = headers.origin === undefined || isLoopbackOrigin(headers.origin);
  if (!loopback || !named || !origin) throw new Refused(403, 'only this machine may control the mock');
  if (method === 'GET' || method === 'HEAD') return;
  // A page elsewhere cannot send this type without asking first.
  if (method !== 'DELETE' && !/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new Refused(415, 'Content-Type must be application/json');
  }
}

async function act(incoming: IncomingMessage, control: MockControl): Promise<unknown> {
  const { url = '', method = '' } = incoming;
  const [name = '', id] = url.slice(controlPath.length).split('?', 1).join('').split('/');
  const routes = actions(control);
  const methods = new Map(Object.entries(new Map(Object.entries(routes)).get(name) ?? {}));
  if (methods.size === 0) {
    throw new Refused(404, `there is no ${controlPath}${name}; there are: ${Object.keys(routes).join(', ')}`);
  }
  const action = methods.get(method === 'HEAD' ? 'GET' : method);
  if (!action) throw new Refused(405, `${controlPath}${name} has ${[...methods.keys()].join(', ')}`);
  return action(await readBody(incoming), id);
}

type Action = (body: Readonly<Record<string, unknown>>, id: string | undefined) => unknown;

function actions(control: MockControl): Readonly<Record<string, Readonly<Record<string, Action>>>> {
  return {
    requests: { GET: () => control.requests },
    rows: {
      POST: ({ operation, rows, parent }) =>
        control.insert(String(operation), rows as readonly Row[], parent === undefined ? undefined : String(parent)),
    },
    faults: faultActions(control),
    clock: {
      GET: () => ({ now: control.clock.now() }),
      POST({ now, advance }) {
        if (now !== undefined) control.clock.set(Number(now));
        if (advance !== undefined) control.clock.advance(Number(advance));
        return { now: control.clock.now() };
      },
      DELETE: () => control.clock.reset(),
    },
    reset: {
      POST() {
        handles.delete(control);
        control.reset();
      },
    },
  };
}

function faultActions(control: MockControl): Readonly<Record<string, Action>> {
  const faults = handles.get(control) ?? new Map<number, FaultHandle>();
  handles.set(control, faults);
  return {
    GET: () => Array.from(faults, ([id, { hits }]) => ({ id, hits })),
    POST(body) {
      const id = Math.max(0, ...faults.keys()) + 1;
      faults.set(id, control.fault(body as Fault));
      return { id };
    },
    DELETE(_, id) {
      const removed = id === undefined ? [...faults.keys()] : [Number(id)];
      for (const one of removed) {
        const handle = faults.get(one);
        if (!handle) throw new Refused(404, `there is no fault ${id}`);
        handle.remove();
        faults.delete(one);
      }
    },
  };
}

/** The body of a POST; the methods without one have none. */
async function readBody(incoming: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += (chunk as Buffer).length;
    if (length > largestBody) throw new Refused(413, `a body has ${largestBody} bytes at the most`);
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString('utf8').trim();
  const value: unknown = JSON.parse(text || '{}');
  if (isRow(value)) return value;
  throw new Refused(400, 'the body must be a JSON object');
}
