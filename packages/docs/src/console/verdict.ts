import type { SchemaViolation } from '@scp-backup/mock/handler';
import type { ConsoleApi, Sandbox } from './api.ts';
import type { Call, Reply } from './request.ts';
import type { Labels } from './texts.ts';

export interface Verdict {
  readonly text: string;
  readonly good: boolean;
  readonly violations: readonly SchemaViolation[];
  /** The body, indented where it is JSON. */
  readonly body: string;
}

/** Judges an answer by its status and by the schema that the document has for it. */
export function judge(
  { responses }: ConsoleApi,
  { validateResponse }: Sandbox,
  { operation: { id }, mistake }: Call,
  reply: Reply,
  { verdict }: Labels,
): Verdict {
  const { status, statusText, mediaType, text } = reply;
  const success = status >= 200 && status < 300;
  const parsed = parse(reply);
  const known = responses[id]?.[status]?.mediaTypes.includes(mediaType);
  const violations = known ? validateResponse(id, status, parsed.value, mediaType) : [];
  const schema = known
    ? violations.length > 0
      ? verdict.differs(violations.length)
      : verdict.documented
    : verdict.undocumented;
  const checked = mistake === 'none' ? verdict.accepted : verdict.unchecked;
  const outcome = success ? checked : status === 401 ? verdict.refused : undefined;
  const line = statusText
    ? `${status} ${statusText}`
    : (reasons.split(',').find((one) => one.startsWith(`${status} `)) ?? status);
  return {
    text: `${outcome ? `${line}: ${outcome}` : line} (${schema})`,
    good: success && mistake === 'none' && schema === verdict.documented,
    violations,
    body: parsed.json ? JSON.stringify(parsed.value, null, 2) : text,
  };
}

/** Of the statuses of the document, since HTTP/2 and the sandbox name none. */
const reasons =
  '200 OK,400 Bad Request,401 Unauthorized,403 Forbidden,404 Not Found,406 Not Acceptable,417 Expectation Failed,429 Too Many Requests';

function parse({ mediaType, text }: Reply): { readonly value: unknown; readonly json: boolean } {
  if (!/[/+]json$/i.test(mediaType)) return { value: text, json: false };
  try {
    return { value: JSON.parse(text), json: true };
  } catch {
    return { value: text, json: false };
  }
}
