import { createHmac } from 'node:crypto';
import { credentials, otherParent, parent, rowsOf } from './rows.ts';

/** What a correct service may choose. */
export interface Choices {
  readonly unknownParameter: 'ignored' | 'refused';
  readonly endBeforeStart: 'empty' | 'refused';
  readonly nulls: 'first' | 'last' | 'low' | 'high';
  /** Equal keys in the order of the data, or the other way round. */
  readonly ties: 1 | -1;
  readonly bareSort: boolean;
  readonly emptyParameter: 'ignored' | 'refused';
  readonly firstRefusal: 'route' | 'signature' | 'parameters';
  readonly emptyList: 'null' | 'list';
}

type Row = Record<string, unknown>;

const rows: Record<string, Row[]> = { [parent]: rowsOf(parent, 57), [otherParent]: rowsOf(otherParent, 31).reverse() };
const known = ['page', 'size', 'sort', 'restore_state', 'start_time', 'end_time'];
const sortable =
  'backup_start_time created_at modified_at restore_end_time restore_server_name restore_start_time restore_state schedule_name'.split(
    ' ',
  );

/** A correct service that shares nothing with the packages: it stands for those that others write. */
export function plainService(choices: Choices, now: () => number = Date.now): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const stages = {
      route: () => routeRefusal(request, url),
      signature: () => signatureRefusal(request, now()),
      version: () => versionRefusal(request),
      parameters: () => parameterRefusal(url, choices),
    };
    const order = [choices.firstRefusal, 'route', 'signature', 'version', 'parameters'] as const;
    for (const stage of order) {
      const refusal = stages[stage]();
      if (refusal) return refusal;
    }
    const body = page(url, choices);
    return new Response(request.method === 'HEAD' ? null : JSON.stringify(body), {
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  };
}

function gateway(status: number, error: string, url: URL, headers: Record<string, string> = {}): Response {
  return Response.json(
    { timestamp: new Date().toISOString(), path: url.pathname, status, error, requestId: 'r1' },
    { status, headers },
  );
}

function refusalOf(status: number, code: string): Response {
  return Response.json(
    { errors: [{ code, status: String(status), detail: 'no', title: null, links: null }] },
    { status },
  );
}

function idOf(url: URL): string | undefined {
  return url.pathname.match(/^\/v1\/backups\/([^/]+)\/restore-histories$/)?.[1];
}

function routeRefusal(request: Request, url: URL): Response | undefined {
  const id = idOf(url);
  if (id === undefined) return gateway(404, 'Not Found', url);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return gateway(405, 'Method Not Allowed', url, { allow: 'GET' });
  return rows[id] ? undefined : refusalOf(404, 'NoSuchBackup');
}

function signatureRefusal(request: Request, now: number): Response | undefined {
  const header = (name: string) => request.headers.get(`scp-${name}`) ?? '';
  const stamp = header('timestamp');
  const text = request.method + request.url + stamp + credentials.accessKey + 'Openapi';
  const right = createHmac('sha256', credentials.secretKey).update(text).digest('base64');
  const fresh = /^\d{1,15}$/.test(stamp) && Math.abs(now - Number(stamp)) <= 900_000;
  const good =
    header('clienttype') === 'Openapi' &&
    header('accesskey') === credentials.accessKey &&
    header('signature') === right;
  return fresh && good ? undefined : refusalOf(401, 'HmacValidFail');
}

function versionRefusal(request: Request): Response | undefined {
  const version = request.headers.get('scp-api-version');
  return !version || version === 'backup 1.1' ? undefined : refusalOf(406, 'NoSuchVersion');
}

function parameterRefusal(url: URL, choices: Choices): Response | undefined {
  const bad = refusalOf(400, 'BadRequest');
  const names = [...url.searchParams.keys()];
  if (choices.unknownParameter === 'refused' && names.some((name) => !known.includes(name))) return bad;
  if (new Set(names).size < names.length) return bad;
  for (const [name, value] of url.searchParams) {
    if (!known.includes(name)) continue;
    if (value === '' || value === 'null') {
      if (choices.emptyParameter === 'refused') return bad;
    } else if (!isGood(name, value, choices)) return bad;
  }
  const [start, end] = [momentIn(url, 'start_time'), momentIn(url, 'end_time')];
  return choices.endBeforeStart === 'refused' && start !== undefined && end !== undefined && end < start
    ? bad
    : undefined;
}

function isGood(name: string, value: string, { bareSort }: Choices): boolean {
  if (name === 'page') return /^\d{1,15}$/.test(value);
  if (name === 'size') return /^\d{1,15}$/.test(value) && Number(value) > 0;
  if (name === 'restore_state') return ['COMPLETED', 'FAILED', 'INPROGRESS'].includes(value);
  if (name === 'sort') {
    const [field = '', direction, more] = value.split(':');
    if (more !== undefined || !sortable.includes(field)) return false;
    return direction === 'asc' || direction === 'desc' || (bareSort && direction === undefined);
  }
  const parts = value.match(/^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  const [, day = ''] = parts ?? [];
  return (
    parts !== null && !Number.isNaN(Date.parse(value)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
  );
}

function momentIn(url: URL, name: string): number | undefined {
  const value = url.searchParams.get(name);
  return value && value !== 'null' ? Date.parse(value) : undefined;
}

function page(url: URL, choices: Choices): Row {
  const value = (name: string, usual: string) => {
    const given = url.searchParams.get(name);
    return given && given !== 'null' ? given : usual;
  };
  const state = value('restore_state', '');
  const [start, end] = [momentIn(url, 'start_time') ?? -Infinity, momentIn(url, 'end_time') ?? Infinity];
  const fitting = (rows[idOf(url) ?? ''] ?? []).filter((row) => {
    const moment = Date.parse(`${row.restore_start_time}Z`);
    return (!state || row.restore_state === state) && moment >= start && moment <= end;
  });
  const [field = '', direction = 'asc'] = value('sort', 'created_at:desc').split(':');
  const sign = direction === 'desc' ? -1 : 1;
  const place = { first: -1, last: 1, low: -sign, high: sign }[choices.nulls];
  const order = new Map(fitting.map((row, index) => [row, index * choices.ties]));
  fitting.sort((a, b) => {
    const [one, other] = [a[field], b[field]];
    if (one !== other && (one === null || other === null)) return one === null ? place : -place;
    if (one === other) return (order.get(a) ?? 0) - (order.get(b) ?? 0);
    return String(one) < String(other) ? -sign : sign;
  });
  const size = Number(value('size', '20'));
  const first = Number(value('page', '0')) * size;
  const contents = fitting.slice(first, first + size);
  return { count: fitting.length, contents: contents.length === 0 && choices.emptyList === 'null' ? null : contents };
}

export const usualChoices: Choices = {
  unknownParameter: 'ignored',
  endBeforeStart: 'refused',
  nulls: 'low',
  ties: 1,
  bareSort: true,
  emptyParameter: 'ignored',
  firstRefusal: 'route',
  emptyList: 'list',
};

export const otherChoices: Choices = {
  unknownParameter: 'refused',
  endBeforeStart: 'empty',
  nulls: 'last',
  ties: -1,
  bareSort: false,
  emptyParameter: 'refused',
  firstRefusal: 'parameters',
  emptyList: 'null',
};
