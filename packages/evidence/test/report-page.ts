import { readFile, stat } from 'node:fs/promises';
import { gatherReport, type Policy, type ReportOptions, render, writeReport } from '@scp-backup/evidence';
import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import type { Workplace } from './archives.ts';
import { writtenArchive } from './written-archive.ts';

export const policy: Policy = { version: 1, default: { longestRun: '30m', longestGap: '10d' } };

export interface ReportPage {
  readonly text: string;
  readonly document: Document;
}

type Document = ReturnType<typeof parseHTML>['document'];

interface Queried {
  querySelectorAll(selector: string): Iterable<{ textContent: string | null }>;
}

/** A report of archives, by the policy unless the options say otherwise. */
export async function reportOf(
  directory: string,
  options: Partial<ReportOptions> = {},
  language: 'en' | 'ko' = 'en',
): Promise<ReportPage> {
  const text = await render(await gatherReport({ directories: [directory], policy, ...options }), { language });
  return { text, document: parseHTML(text).document };
}

export function textsOf(root: Queried, selector: string): readonly string[] {
  return [...root.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
}

/** The cells of the rows of a section. */
export function rowsOf(document: Document, heading: string): readonly (readonly string[])[] {
  const rows = document.querySelectorAll(`section[aria-labelledby=${heading}] tbody tr`);
  return [...rows].map((row) => textsOf(row as Queried, 'th, td'));
}

/** Expects the worst of many backups first, how many are not shown, and all of them as CSV. */
export async function expectBounded(place: Workplace, backups: number): Promise<void> {
  const many = Array.from({ length: backups }, (_, index) => ({
    of: `id-${index}`,
    name: `name-${index}`,
    runs: [1, 2, 3].map((day) => [`2026-05-0${day}T00:00:00`, `2026-05-0${day}T01:00:00`, 'COMPLETED'] as const),
  }));
  const worst = {
    of: 'id-x',
    name: 'name-x',
    runs: [['2026-05-01T00:00:00', '2026-05-01T01:00:00', 'FAILED']],
  } as const;
  const directories = [await writtenArchive(place.newFolder(), [...many, worst])];
  const out = `${place.newFolder()}.html`;
  const { files } = await writeReport({ directories, policy: { version: 1 }, language: 'en', out });
  const { document } = parseHTML(await readFile(out, 'utf8'));
  expect(rowsOf(document, 'backups')).toHaveLength(200);
  expect(rowsOf(document, 'backups')[0]?.[0]).toBe('name-xid-x');
  const total = (backups + 1).toLocaleString('en');
  const [rest] = textsOf(document, 'section[aria-labelledby=backups] .rest');
  expect(rest).toContain(`200 of ${total} are shown`);
  expect(rest).toContain('.backups.csv');
  expect((await stat(out)).size).toBeLessThan(1_000_000);
  const texts = await Promise.all(files.slice(1).map((file) => readFile(file, 'utf8')));
  const lines = texts.map((text) => text.trim().split('\r\n').length);
  expect(lines).toEqual([backups + 2, backups * 3 + 2]);
}
