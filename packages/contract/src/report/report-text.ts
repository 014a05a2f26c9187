import type { ContractReport } from '../check.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import type { ReportLanguage } from './words.ts';

type Form = (report: ContractReport, language?: ReportLanguage) => string;

/** The forms of a report by the ending of its file. JSON has no words; `report.schema.json` describes it. */
export const reportForms: Readonly<Record<'.json' | '.xml' | '.md', Form>> = {
  '.json': (report) => `${escaped(JSON.stringify(report, undefined, 2))}\n`,
  '.xml': junitReport,
  '.md': markdownReport,
};

/**
 * The text of a report for a file of that name, in English or Korean.
 *
 * @throws {RangeError} for another ending than .json, .xml and .md
 */
export function reportText(report: ContractReport, file: string, language: ReportLanguage = 'en'): string {
  return formOf(file)(report, language);
}

/** @throws {RangeError} for another ending than .json, .xml and .md */
export function formOf(file: string): Form {
  const form = Object.entries(reportForms).find(([ending]) => file.endsWith(ending));
  if (!form) throw new RangeError(`${file}: a report ends in ${Object.keys(reportForms).join(', ')}`);
  return form[1];
}

/** JSON leaves some control characters as they are. */
function escaped(json: string): string {
  const controls = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
  return json.replaceAll(controls, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
