import { validateResponse } from '@scp-backup/openapi/validate';
import type { PassiveCheck, Profile } from '../check.ts';
import { operationPointer, schemaPointer, topProperties, unknownProperties } from '../document.ts';
import type { Answer } from '../probe.ts';
import type { Target } from '../target.ts';
import { contentChecks } from './content.ts';

/** What must hold for every answer of the run, whatever was asked. */
export function answerChecks(target: Target, profile: Profile): readonly PassiveCheck[] {
  const { operation, description } = target;
  const { id } = operation;
  const statuses = Object.entries(description.responses[id] ?? {});
  const responses = `${operationPointer(operation.path)}/responses`;
  return [
    {
      pointer: responses,
      name: 'every status is one that the document knows',
      covers: [`operation:${id}`],
      judge(answer) {
        const known = statuses.some(([status]) => Number(status) === answer.status) || asked.includes(answer.status);
        return known || !isJudged(answer) ? null : `${answer.status} is not in the document`;
      },
    },
    {
      pointer: responses,
      name: 'no request, however bad, makes the service fail',
      covers: statuses.filter(([status]) => Number(status) >= 500).map(([status]) => `status:${id}.${status}`),
      judge: ({ status }) => (status >= 500 ? `answered ${status}` : null),
    },
    {
      pointer: '/security',
      name: 'no answer shows the secret key or the right signature',
      covers: description.securityHeaders.map((name) => `header:${name}`),
      judge: ({ leaks }) => (leaks ? 'the body holds the secret key or the right signature' : null),
    },
    {
      pointer: responses,
      name: 'the bytes of every body are text of the charset that it claims',
      covers: [`operation:${id}`],
      judge: ({ garbled }) => (garbled ? 'the bytes are not of that charset' : null),
    },
    ...statuses.map(([status, { mediaTypes }]) => bodyCheck(target, status, mediaTypes)),
    {
      pointer: schemaPointer(operation.path, '200'),
      name: 'an answer has no field that the document does not know',
      covers: [`status:${id}.200`],
      assumed: profile === 'live' ? true : undefined,
      judge(answer) {
        if (answer.status !== 200 || answer.probe.method === 'HEAD') return undefined;
        const unknown = unknownProperties(description.document, schemaPointer(operation.path, '200'), answer.body);
        return unknown.length > 0 ? `unknown: ${unknown.slice(0, 3).join(', ')}` : null;
      },
    },
    ...contentChecks(target),
  ];
}

/** Statuses that other checks ask for, whether or not an operation lists them. */
const asked: readonly number[] = [400, 401, 404, 405, 406];

/** A path that is not in the document may answer in any form. */
function isJudged({ probe }: Answer): boolean {
  return probe.pathSuffix === undefined;
}

/** The properties that the schema of a success names, of itself and of its rows. */
function propertiesOf({ operation, description, fields }: Target): readonly string[] {
  const { id, path, list } = operation;
  const top = topProperties(description.document, schemaPointer(path, '200'));
  const inRows = list ? Object.keys(fields).map((name) => `${list.items}.${name}`) : [];
  return [...top, ...inRows].map((name) => `property:${id}.${name}`);
}

function bodyCheck(target: Target, status: string, mediaTypes: readonly string[]): PassiveCheck {
  const { operation } = target;
  return {
    pointer: `${operationPointer(operation.path)}/responses/${status}`,
    name: `${status} comes with content type and body as documented`,
    covers: [`status:${operation.id}.${status}`, ...(status === '200' ? propertiesOf(target) : [])],
    judge(answer) {
      const { method = 'GET' } = answer.probe;
      if (!isJudged(answer) || method !== 'GET' || answer.status !== Number(status)) return undefined;
      const type = answer.headers.get('content-type') ?? '';
      const [essence = '', ...parameters] = type
        .toLowerCase()
        .split(';')
        .map((one) => one.trim());
      if (!mediaTypes.includes(essence)) return `content type ${type || 'missing'} instead of ${mediaTypes.join(', ')}`;
      if (parameters.some((one) => one.startsWith('charset=') && !/^charset="?utf-?8"?$/.test(one)))
        return `content type ${type}`;
      if (!essence.endsWith('json')) return null;
      if (answer.body === undefined) return 'the body is not JSON';
      const [violation] = validateResponse(operation.id, answer.status, answer.body, essence);
      if (violation && answer.status === 200) return `${violation.pointer || '/'} ${violation.message}`;
      if (violation)
        return `the error body fits none of the documented forms: ${violation.pointer || '/'} ${violation.message}`;
      return answer.status === 200 ? null : wrongErrorStatus(answer);
    },
  };
}

/** Error bodies repeat the status, as a number or its text; the gateway may name it instead (observed). */
function wrongErrorStatus({ body, status }: Answer): string | null {
  const { errors, status: own } = body as { errors?: readonly { status?: unknown }[]; status?: unknown };
  const stated = Array.isArray(errors) ? errors.map((one) => one.status) : [own];
  const wrong = stated.find((one) => Number(one) !== status && !/^[A-Z_]+$/.test(String(one)));
  return wrong === undefined ? null : `the error body says ${JSON.stringify(wrong)} in a ${status}`;
}
