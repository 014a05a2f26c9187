import { texts as documentTexts } from '@scp-backup/openapi/texts';
import type { Finding, Verdict } from '../core/evaluate.ts';
import { nameOf } from '../core/facts.ts';
import type { Language } from '../core/text.ts';
import { compared } from './best.ts';
import type { Bounded, ReportData } from './data.ts';
import { type Format, formatOf } from './format.ts';
import { foreign, type Html, html, shortened } from './html.ts';
import { rankOf } from './rank.ts';
import { en } from './texts/en.ts';
import { ko } from './texts/ko.ts';
import type { Texts } from './texts/texts.ts';

/** What every section of a report is made from. */
export interface Page {
  readonly data: ReportData;
  readonly language: Language;
  readonly texts: Texts;
  readonly format: Format;
  /** The names of the files with all backups and all runs. */
  readonly files: ReportFiles;
  /** Whether the verdicts are of several histories. */
  readonly hasSeveral: boolean;
  /** Verdicts with their findings, the worst first. */
  readonly judged: readonly Judged[];
  /** Findings that concern no single backup. */
  readonly general: readonly Finding[];
}

export interface ReportFiles {
  readonly backups: string;
  readonly runs: string;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

export const languages: Readonly<Record<Language, Texts>> = { en, ko };

export function pageOf(data: ReportData, language: Language, files: ReportFiles): Page {
  const byHistory = new Map<string, Finding[]>();
  const keyOf = (operation: string | null, of: string | null): string => JSON.stringify([operation, of]);
  const { verdicts, findings } = data.evaluation;
  for (const { operation, of } of verdicts) byHistory.set(keyOf(operation, of), []);
  const general = findings.filter((finding) => {
    const own = byHistory.get(keyOf(finding.operation, finding.of));
    own?.push(finding);
    return own === undefined;
  });
  const judged = verdicts
    .map((verdict) => ({ verdict, findings: byHistory.get(keyOf(verdict.operation, verdict.of)) ?? [] }))
    .map((one) => ({ ...one, rank: rankOf(one.verdict, one.findings) }))
    .sort((one, other) => compared(one.rank, other.rank));
  const format = formatOf(language, data.zone);
  const hasSeveral = new Set(verdicts.map(({ operation }) => operation)).size > 1;
  return { data, language, texts: languages[language], format, files, hasSeveral, judged, general };
}

/** The verdict to show; without a policy nothing is judged. */
export function shownStatus({ data }: Pick<Page, 'data'>, status: Verdict['status']): Verdict['status'] | 'noPolicy' {
  return data.policy || status === 'incomplete' ? status : 'noPolicy';
}

/** A backup in a table: its name, its id, and its history where there are several. */
export function backupCell({ hasSeveral, language }: Page, verdict: Pick<Verdict, 'operation' | 'of' | 'row'>): Html {
  const name = nameOf(verdict);
  return html`${foreign(name)}${name !== verdict.of && html`<br><small>${foreign(verdict.of)}</small>`}${
    hasSeveral && html`<br><small>${operationName(verdict.operation, language)}</small>`
  }`;
}

/** What the document calls an operation. */
export function operationName(operation: string, language: Language): string {
  const named: Readonly<Record<string, { readonly summary: string }>> = documentTexts[language];
  return named[operation]?.summary ?? operation;
}

export function label(verdict: Pick<Verdict, 'of' | 'row'>): string {
  return shortened(nameOf(verdict), 24);
}

/** How many of a list are not shown, and where all of them are. */
export function restOf({ texts, format }: Page, { total, shown }: Bounded<unknown>, file: string): Html | undefined {
  if (total <= shown.length) return undefined;
  return html`<p class="rest">${texts.shownOf(format.number(shown.length), format.number(total), file)}</p>\n`;
}

/** The first of a list. */
export function firstOf<Item>(items: readonly Item[], most: number): Bounded<Item> {
  return { total: items.length, shown: items.slice(0, most) };
}

/** Milliseconds of a time as text. */
export function momentOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}
