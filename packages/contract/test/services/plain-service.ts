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
  /** Fewer rows than are asked for, where they are more than this. */
  readonly mostOnPage?: number;
}

type Row = Record<string, unknown>;

const rows: Record<string, Row[]> = { [parent]: rowsOf(parent, 57), [otherParent]: rowsOf(otherParent, 31).reverse() };
const backups: Row[] = [parent, otherParent].map((id, index) => ({
  id,
  name: `backup-${index}`,
  state: 'AVAILABLE',
  policy_type: 'VM_IMAGE',
  retention_period: 'WEEK_2',
  role_type: 'ORIGINAL',
  server_name: 'server-1',
  created_at: `2024-05-1${index}T00:00:00Z`,
  created_by: 'user-1',
  modified_at: '2024-05-17T00:00:00Z',
  modified_by: 'user-1',
}));

interface Route {
  readonly rows: readonly Row[];
  readonly known: readonly string[];
  readonly sortable: readonly string[];
  readonly leastSize: number;
  /** The response is the one row, not a page. */
  readonly single?: true;
}

function routeOf(url: URL): Route | 'unknown' | undefined {
  const [, id, below] = url.pathname.match(/^\/v1\/backups(?:\/([^/]+)(\/restore-histories)?)?$/) ?? ['', undefined];
  if (url.pathname === '/v1/backups') {
    return {
      rows: backups,
      known: ['page', 'size', 'sort', 'name', 'server_name'],
      leastSize: 0,
      sortable: 'created_at modified_at name policy_type retention_period role_type server_name state'.split(' '),
    };
  }
  if (id === undefined) return undefined;
  const own = rows[id];
  if (!own) return 'unknown';
  if (!below)
    return { rows: backups.filter((one) => one.id === id), known: [], sortable: [], leastSize: 1, single: true };
  return {
    rows: own,
    known: ['page', 'size', 'sort', 'restore_state', 'start_time', 'end_time'],
    leastSize: 1,
    sortable:
      'backup_start_time created_at modified_at restore_end_time restore_server_name restore_start_time restore_state schedule_name'.split(
        ' ',
      ),
  };
}

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
    const route = routeOf(url) as Route;
    const body = route.single ? (route.rows[0] ?? {}) : page(url, route, choices);
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

function routeRefusal(request: Request, url: URL): Response | undefined {
  const route = routeOf(url);
  if (route === undefined) return gateway(404, 'Not Found', url);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return gateway(405, 'Method Not Allowed', url, { allow: 'GET' });
  return route === 'unknown' ? refusalOf(404, 'NoSuchBackup') : undefined;
}

function signatureRefusal(request: Request, now: number): Response | undefined {
  const header = (name: string) => request.headers.get(`scp-${name}`) ?? '';
  const stamp = header('timestamp');
  const text = `${request.method}${request.url}${stamp}${credentials.accessKey}Openapi`;
  const right = createHmac('sha256', credentials.secretKey).update(text).digest('base64');
  const fresh = /^[1-9]\d{0,14}$/.test(stamp) && Math.abs(now - Number(stamp)) <= 900_000;
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
  const route = routeOf(url);
  if (typeof route !== 'object') return undefined;
  const { known } = route;
  const names = [...url.searchParams.keys()];
  if (choices.unknownParameter === 'refused' && names.some((name) => !known.includes(name))) return bad;
  if (new Set(names).size < names.length) return bad;
  for (const [name, value] of url.searchParams) {
    if (!known.includes(name)) continue;
    if (value === '' || value === 'null') {
      if (choices.emptyParameter === 'refused') return bad;
    } else if (!isGood(name, value, route, choices)) return bad;
  }
  const [start, end] = [momentIn(url, 'start_time'), momentIn(url, 'end_time')];
  return choices.endBeforeStart === 'refused' && start !== undefined && end !== undefined && end < start
    ? bad
    : undefined;
}

function isGood(name: string, value: string, { sortable, leastSize }: Route, { bareSort }: Choices): boolean {
  if (name === 'page') return /^\d{1,15}$/.test(value);
  if (name === 'size') return /^\d{1,15}$/.test(value) && Number(value) >= leastSize;
  if (name === 'restore_state') return ['COMPLETED', 'FAILED', 'INPROGRESS'].includes(value);
  if (name === 'sort') {
    const [field = '', direction, more] = value.split(':');
    if (more !== undefined || !sortable.includes(field)) return false;
    return direction === 'asc' || direction === 'desc' || (bareSort && direction === undefined);
  }
  if (name === 'name' || name === 'server_name') return true;
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

function page(url: URL, { rows }: Route, choices: Choices): Row {
  const value = (name: string, usual: string) => {
    const given = url.searchParams.get(name);
    return given && given !== 'null' ? given : usual;
  };
  const state = value('restore_state', '');
  const [start, end] = [momentIn(url, 'start_time') ?? -Infinity, momentIn(url, 'end_time') ?? Infinity];
  const [name, server] = [value('name', ''), value('server_name', '')];
  const fitting = rows.filter((row) => {
    const moment = Date.parse(`${row.restore_start_time ?? '2024-01-01T00:00:00'}Z`);
    const named = (!name || row.name === name) && (!server || row.server_name === server);
    return named && (!state || row.restore_state === state) && moment >= start && moment <= end;
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
  const size = Math.min(Number(value('size', '20')), choices.mostOnPage ?? Number.POSITIVE_INFINITY);
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
