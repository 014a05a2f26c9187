import { type Language, type Text, titles, titleText } from './texts.ts';

/** An answer that says no. */
export interface Problem {
  readonly status: number;
  /** The service's name of it, such as `NoSuchVersion`. */
  readonly code: string;
  readonly details: readonly Text[];
}

/** How close the mock comes to the live service, beyond what is documented. */
export type Fidelity = 'documented' | 'observed';

/** What changes from one error body to the next. */
export interface Occasion {
  /** The requests that have come so far. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly fidelity: Fidelity;
}

/** The error body of the service (observed). */
export function serviceError(problem: Problem, language: Language, { number, fidelity }: Occasion): object {
  const { status, code } = problem;
  const details = problem.details.map((text) => text[language]);
  const id = String(number).padStart(12, '0');
  return {
    errors: [
      {
        code,
        title: (titles[status] ?? titleText(status))[language],
        detail: fidelity === 'observed' ? observedDetail(status, code, details) : details,
        status,
        request_id: `req-00000000-0000-4000-8000-${id}`,
        global_request_id: `req-10000000-0000-4000-8000-${id}`,
        links: [],
        related_resources: [],
        response: null,
      },
    ],
  };
}

/** The live service's `detail` is a list, a text or something else (observed); the mock has each of them somewhere. */
function observedDetail(status: number, code: string, details: readonly string[]): unknown {
  if (status === 401) return [code, ...details].join(' ');
  if (status === 406) return { message: details.join(' ') };
  return details;
}

/** The error body of the gateway in front of the service (observed): what no route leads to ends there. */
export function gatewayError(status: number, error: string, path: string, { number, now }: Occasion): object {
  const timestamp = new Date(now).toISOString().replace('Z', '+00:00');
  return { timestamp, path, status, error, requestId: `mock-${number}` };
}
