import { json, type MockResponse } from './answer.ts';
import type { Arrival, Occasion } from './request/arrival.ts';
import { preferredLanguage } from './request/language.ts';
import { type Text, titleOf } from './texts.ts';

/** An answer that says no. */
export interface Problem {
  readonly status: number;
  /** The service's name of it, such as `NoSuchVersion`. */
  readonly code: string;
  readonly details: readonly Text[];
  /** How the live service writes the details: texts, one text that is a Python list, or objects (all observed). */
  readonly form?: DetailForm | undefined;
}

export type DetailForm = keyof typeof detailForms;

/** The service's error response (observed), in the language that the caller prefers. */
export function refuse(arrival: Arrival, problem: Problem, headers?: Readonly<Record<string, string>>): MockResponse {
  const { status, code } = problem;
  const { request, occasion } = arrival;
  const language = preferredLanguage(request.headers.get('Accept-Language'));
  const details = problem.details.map((text) => text[language]);
  const observed = status === 401 ? wrongSignature : detailForms[problem.form ?? 'texts'](details);
  const id = String(occasion.number).padStart(12, '0');
  const error = {
    code,
    title: titleOf(status)[language],
    detail: occasion.fidelity === 'observed' ? observed : details,
    status,
    request_id: `req-00000000-0000-4000-8000-${id}`,
    global_request_id: `req-10000000-0000-4000-8000-${id}`,
    links: [],
    related_resources: [],
    response: null,
  };
  return json(arrival, status, { errors: [error] }, headers);
}

const detailForms = {
  texts: (details: readonly string[]): unknown => details,
  pythonList: (details: readonly string[]): unknown => `[${details.map(pythonText).join(', ')}]`,
  objects: (details: readonly string[]): unknown => details.map((message) => ({ message })),
};

/** A text as Python prints it within a list. */
const pythonText = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;

/** The whole detail of a refused signature (observed). */
const wrongSignature = '[HMAC] HMAC valid fail';

/** The error body of the gateway in front of the service (observed): what no route leads to ends there. */
export function gatewayError(status: number, error: string, path: string, { number, now }: Occasion): object {
  const timestamp = new Date(now).toISOString().replace('Z', '+00:00');
  return { timestamp, path, status, error, requestId: `mock-${number}` };
}

/** The 401 of the gateway for accounts without the service, and for `//` in a path (observed). */
export const rejectedByGateway = {
  status: 'UNAUTHORIZED',
  name: 'Request was rejected by gateway',
  message: "Service Account catalog has not target's endpoint. target : scp-backup_hmac",
};

/** The 404 of the platform's web pages (observed). */
export const platformPage =
  '<!DOCTYPE html><html><head><title>Samsung Cloud Platform</title></head><body></body></html>';
