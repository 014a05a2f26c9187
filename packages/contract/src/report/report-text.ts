import type { ContractReport } from '../check.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';

type Form = (report: ContractReport) => string;

/** The forms of a report by the ending of its file. */
export const reportForms: Readonly<Record<'.json' | '.xml' | '.md', Form>> = {
  '.json': (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  '.xml': junitReport,
  '.md': markdownReport,
};

/**
 * The text of a report for a file of that name.
 *
 * @throws {RangeError} for another ending than .json, .xml and .md
 */
export function reportText(report: ContractReport, file: string): string {
  return formOf(file)(report);
}

/** @throws {RangeError} for another ending than .json, .xml and .md */
export function formOf(file: string): Form {
  const form = Object.entries(reportForms).find(([ending]) => file.endsWith(ending));
  if (!form) throw new RangeError(`${file}: a report ends in ${Object.keys(reportForms).join(', ')}`);
  return form[1];
}
