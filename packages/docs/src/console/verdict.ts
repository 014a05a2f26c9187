import type { SchemaViolation } from '@scp-backup/mock/handler';
import type { ConsoleApi } from './api.ts';
import type { Reply } from './request.ts';
import type { Labels } from './texts.ts';

export interface Verdict {
  readonly text: string;
  readonly good: boolean;
  readonly violations: readonly SchemaViolation[];
  /** The body, indented where it is JSON. */
  readonly body: string;
}

/** Judges an answer by its status and by the schema that the document has for it. */
export function judge(api: ConsoleApi, operationId: string, reply: Reply, { verdict }: Labels): Verdict {
  const { status, mediaType, text } = reply;
  const success = status >= 200 && status < 300;
  const parsed = parse(reply);
  const known = api.responses[operationId]?.[status]?.mediaTypes.includes(mediaType);
  const violations = known ? api.validateResponse(operationId, status, parsed.value, mediaType) : [];
  const schema = known
    ? violations.length > 0
      ? verdict.differs(violations.length)
      : verdict.matches
    : verdict.undocumented;
  const outcome = success ? verdict.accepted : status === 401 ? verdict.refused : verdict.otherwise;
  return {
    text: `${status} · ${outcome} · ${schema}`,
    good: success && schema === verdict.matches,
    violations,
    body: parsed.json ? JSON.stringify(parsed.value, null, 2) : text,
  };
}

function parse({ mediaType, text }: Reply): { readonly value: unknown; readonly json: boolean } {
  if (!/[/+]json$/i.test(mediaType)) return { value: text, json: false };
  try {
    return { value: JSON.parse(text), json: true };
  } catch {
    return { value: text, json: false };
  }
}
