import type { Operation } from '@scp-backup/openapi';
import type { Answer } from '../answer.ts';
import { exampleAnswer } from '../behaviour/examples.ts';
import type { ApiDescription } from '../description.ts';
import type { Problem } from '../problem.ts';
import { noExample, unknownPreference } from '../texts.ts';

/** What the `Prefer` header asks of the mock: the example of a status, by the names of the document. */
export interface Preference {
  readonly code?: string;
  readonly example?: string;
}

/** Other preferences are left alone, as RFC 7240 wants it. */
export function readPreference(header: string | null): Preference | undefined {
  if (header === null) return undefined;
  const found = new Map<string, string>();
  for (const part of header.split(/[,;]/)) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    const value = part.slice(equals + 1).trim();
    if (!['code', 'example'].includes(name) || found.has(name)) continue;
    found.set(name, /^"[^"]*"$/.test(value) ? value.slice(1, -1) : value);
  }
  return found.size > 0 ? Object.fromEntries(found) : undefined;
}

/** Seconds that a preferred 429 asks the caller to wait. */
const retryAfter = '3';

/** The preferred example in its own media type, or a problem that says which ones the document has. */
export function answerExample(
  description: ApiDescription,
  { id }: Operation,
  { code, example }: Preference,
): Answer | Problem {
  const bodies = description.examples[id]?.responses ?? {};
  const codes = [...new Set([...Object.keys(description.responses[id] ?? {}), ...Object.keys(bodies)])].sort();
  const status = code ?? codes.find((one) => one.startsWith('2')) ?? '200';
  if (!codes.includes(status)) return bad('code', status, codes);
  const found = exampleAnswer(description, id, status, example);
  if (!found) {
    if (example !== undefined) return bad('example', example, Object.keys(bodies[status] ?? {}));
    return { status: Number(status), code: 'NoExample', details: [noExample(status)] };
  }
  return status === '429' ? { ...found, headers: { ...found.headers, 'retry-after': retryAfter } } : found;
}

function bad(name: 'code' | 'example', value: string, known: readonly string[]): Problem {
  return { status: 400, code: 'ValidationError', details: [unknownPreference(name, value, known)] };
}
