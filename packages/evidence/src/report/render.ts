import { createHash } from 'node:crypto';
import type { Language } from '../core/text.ts';
import type { ReportData } from './data.ts';
import { Html, html } from './html.ts';
import { pageOf, type ReportFiles } from './page.ts';
import { appendix } from './sections/appendix.ts';
import { backups } from './sections/backups.ts';
import { durations } from './sections/durations.ts';
import { findings } from './sections/findings.ts';
import { lanes } from './sections/lanes.ts';
import { months } from './sections/months.ts';
import { proof, sign } from './sections/proof.ts';
import { annotated, failures, gaps } from './sections/runs.ts';
import { scope } from './sections/scope.ts';
import { summary } from './sections/summary.ts';
import { style } from './style.ts';

export interface RenderOptions {
  readonly language: Language;
  /** The files that hold what a table has no room for. @default report.backups.csv, report.runs.csv */
  readonly files?: ReportFiles | undefined;
}

const standardFiles: ReportFiles = { backups: 'report.backups.csv', runs: 'report.runs.csv' };

/**
 * A report as one HTML page that loads nothing, runs nothing and can be printed: a function of its arguments, so the same
 * data give the same bytes.
 */
export async function render(data: ReportData, { language, files = standardFiles }: RenderOptions): Promise<string> {
  const plots = await import('./plots.ts');
  const page = pageOf(data, language, files);
  const hash = createHash('sha256').update(style).digest('base64');
  const { text } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${new Html(hash)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.texts.title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
${summary(page)}${findings(page)}${backups(page)}${months(page, plots)}${lanes(page, plots)}${durations(page, plots)}${gaps(page)}${failures(page)}${annotated(page)}${scope(page)}${proof(page)}${sign(page)}${appendix(page)}</main>
</body>
</html>
`;
  return text;
}
