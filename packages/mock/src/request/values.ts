import type { Parameter } from '@scp-backup/openapi';
import { instant } from '../behaviour/instant.ts';

export type ParameterValue = string | number | boolean | readonly string[];

/** The values of an operation's parameters; those that were left out or are null are not in it. */
export type Parameters = ReadonlyMap<string, ParameterValue>;

/** The value that a text stands for, or nothing where the shape does not allow it. */
export function readValue(shape: Parameter, text: string): ParameterValue | undefined {
  const value = readType(shape, text);
  return value !== undefined && fits(shape, value) ? value : undefined;
}

/** Numbers as JSON writes them: `1e3`, `0x10`, `1.0`, ` 1` and `+1` are no integers. */
function readType(shape: Parameter, text: string): string | number | boolean | undefined {
  switch (shape.type) {
    case 'integer':
      return /^-?(0|[1-9]\d*)$/.test(text) ? finite(text) : undefined;
    case 'number':
      return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? finite(text) : undefined;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    default:
      return text;
  }
}

function finite(text: string): number | undefined {
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function fits(shape: Parameter, value: string | number | boolean): boolean {
  if (shape.enum && !shape.enum.includes(String(value))) return false;
  if (typeof value === 'number') {
    return value >= (shape.minimum ?? value) && value <= (shape.maximum ?? value);
  }
  if (typeof value !== 'string') return true;
  const length = [...value].length;
  if (length < (shape.minLength ?? 0) || length > (shape.maxLength ?? length)) return false;
  if (shape.pattern && !new RegExp(shape.pattern, 'u').test(value)) return false;
  return shape.format !== 'date-time' || (instant(value) !== undefined && /(z|[+-]\d\d:\d\d)$/i.test(value));
}
