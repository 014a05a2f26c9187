import type { Operation, Parameter } from '@scp-backup/openapi';
import type { Sandbox } from './api.ts';
import type { Labels } from './texts.ts';

export type ParameterValue = string | number | boolean;
export type Problems = Labels['problems'];

/** What was typed: a value, a sentence that says what is wrong, or neither where the parameter is left out. */
export interface Reading {
  readonly value?: ParameterValue;
  readonly problem?: string;
}

/** Reads what was typed for a parameter as the document states it. */
export function readParameter(
  { validateParameter }: Sandbox,
  operation: Operation,
  name: string,
  typed: string,
  problems: Problems,
): Reading {
  const parameter = operation.parameters[name] as Parameter;
  if (typed === '') return parameter.required ? { problem: problems.missing } : {};
  const problem = problemOf(parameter, typed, problems);
  if (problem) return { problem };
  const value = typedValue(parameter, typed);
  const [violation] = validateParameter(operation.id, name, value);
  return violation ? { problem: problems.schema(violation.message) } : { value };
}

function typedValue({ type }: Parameter, typed: string): ParameterValue {
  if (type === 'integer' || type === 'number') return Number(typed);
  return type === 'boolean' ? typed === 'true' : typed;
}

function problemOf(parameter: Parameter, typed: string, problems: Problems): string | undefined {
  const { type, minimum, maximum, minLength = 0, maxLength } = parameter;
  if (type === 'integer' || type === 'number') {
    const fits = type === 'integer' ? /^-?\d{1,15}$/ : /^-?\d+(\.\d+)?$/;
    if (!fits.test(typed)) return problems[type];
    const low = minimum !== undefined && Number(typed) < minimum;
    const high = maximum !== undefined && Number(typed) > maximum;
    return low || high ? problems.range(minimum, maximum) : undefined;
  }
  if (parameter.format === 'date-time' && !/T.*(Z|[+-]\d\d:?\d\d)$/i.test(typed)) return problems.time;
  // These would lead to another route.
  if (parameter.in === 'path' && !/^[^/.%?#\\\s\p{Cc}]+$/u.test(typed)) return problems.segment;
  const { length } = [...typed];
  if (length < minLength || length > (maxLength ?? length)) return problems.length(minLength, maxLength);
  return undefined;
}

/** The address of a mock without a slash at its end, if it is one of this machine. */
export function readAddress(typed: string): string | undefined {
  const match = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?\/?$/i.exec(typed.trim());
  return match && URL.canParse(match[0]) ? new URL(match[0]).origin : undefined;
}
