import type { CompiledValidator } from './compiled.ts';
import { validators } from './generated/validators.ts';

/** One way in which a value does not fit its schema. */
export interface Violation {
  /** JSON pointer of the place within the value; empty for the value itself. */
  readonly pointer: string;
  /** The schema keyword that does not hold, such as `required` or `type`. */
  readonly keyword: string;
  /** The sentence of the validator, such as `must be integer`. */
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * Checks a body against the schema of an operation's status. An empty list says that it fits.
 *
 * @throws {RangeError} when the document knows no such operation, status or media type.
 */
export function validateResponse(
  operationId: string,
  status: number,
  body: unknown,
  mediaType = 'application/json',
): readonly Violation[] {
  const validate = validators[operationId]?.responses[status]?.[mediaType];
  if (!validate) throw new RangeError(`no schema for ${operationId} ${status} ${mediaType}`);
  return violations(validate, body);
}

/**
 * Checks the value of a path or query parameter, already read as its type.
 *
 * @throws {RangeError} when the document knows no such operation or parameter.
 */
export function validateParameter(operationId: string, name: string, value: unknown): readonly Violation[] {
  const validate = validators[operationId]?.parameters[name];
  if (!validate) throw new RangeError(`no schema for the parameter ${name} of ${operationId}`);
  return violations(validate, value);
}

function violations(validate: CompiledValidator, value: unknown): readonly Violation[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, message, params }) => ({
    pointer: instancePath,
    keyword,
    message: message ?? keyword,
    params,
  }));
}
