import type { Parameter } from '@scp-backup/openapi';
import { instant } from '../behaviour/instant.ts';

export type ParameterValue = string | number | boolean | readonly string[];

/** The values of an operation's parameters; those that were left out or are null are not in it. */
export type Parameters = ReadonlyMap<string, ParameterValue>;

/** Numbers as JSON writes them: `1e3`, `0x10`, `1.0`, ` 1` and `+1` are not integers. */
const forms: Readonly<Record<string, RegExp>> = {
  integer: /^-?(0|[1-9]\d*)$/,
  number: /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/,
  boolean: /^(true|false)$/,
};

/** The value that a text stands for, or nothing where the shape does not allow it. */
export function readValue(shape: Parameter, text: string): ParameterValue | undefined {
  if (shape.enum && !shape.enum.includes(text)) return undefined;
  const form = forms[shape.type];
  if (!form) return isAllowedText(shape, text) ? text : undefined;
  if (!form.test(text)) return undefined;
  const value = JSON.parse(text) as number | boolean;
  return typeof value === 'boolean' || isAllowedNumber(shape, value) ? value : undefined;
}

function isAllowedNumber(
  { minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE }: Parameter,
  value: number,
): boolean {
  return value >= minimum && value <= maximum;
}

function isAllowedText(
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format }: Parameter,
  text: string,
): boolean {
  const { length } = [...text];
  const rules = [
    length >= minLength,
    length <= maxLength,
    pattern === undefined || new RegExp(pattern, 'u').test(text),
    format !== 'date-time' || (/(z|[+-]\d\d:\d\d)$/i.test(text) && instant(text) !== undefined),
  ];
  return rules.every(Boolean);
}
