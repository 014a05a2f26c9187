import type { Manifest } from './manifests.ts';

/** Licences that ask for no more than a notice. Another one is looked at before it is added here. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Unlicense']);

/** The SPDX expression of a manifest, in its present or its old form. */
export function licenceOf({ license, licenses }: Manifest): unknown {
  return license ?? licenses?.map(({ type }) => type).join(' OR ');
}

/** Whether an SPDX expression can be satisfied with allowed licences: all parts of an AND, one of an OR. */
export function isAllowed(expression: unknown): boolean {
  if (typeof expression !== 'string' || expression.trim() === '') return false;
  const text = expression.replaceAll(/[()]/g, ' ').trim();
  if (/ WITH /.test(text)) return false;
  return text.split(/ OR /).some((one) => one.split(/ AND /).every((part) => allowed.has(part.trim())));
}
