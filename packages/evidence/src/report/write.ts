import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { writeWhole } from '../archive/lines.ts';
import type { Evaluation } from '../core/evaluate.ts';
import type { Language } from '../core/text.ts';
import { backupsCsv, runLines, runsHead } from './csv.ts';
import { gatherReport, type ReportOptions } from './gather.ts';
import { pageOf } from './page.ts';
import { render } from './render.ts';

export interface WriteOptions extends ReportOptions {
  readonly language: Language;
  /** The HTML file; two CSV files are written beside it. */
  readonly out: string;
}

export interface WrittenReport {
  readonly evaluation: Evaluation;
  /** The HTML file, all backups and all runs as CSV. */
  readonly files: readonly [html: string, backups: string, runs: string];
}

/**
 * Writes a report: `out`, and beside it `.backups.csv` and `.runs.csv` with everything that its tables have no room for.
 *
 * @throws {EvidenceError} as `check`, and the errors of the file system
 */
export async function writeReport({ language, out, ...options }: WriteOptions): Promise<WrittenReport> {
  const stem = out.replace(/\.html?$/i, '');
  const files = { backups: `${stem}.backups.csv`, runs: `${stem}.runs.csv` };
  const runs = new LineFile(files.runs);
  try {
    runs.write(runsHead(language));
    const data = await gatherReport(options, (zone) => {
      const linesOf = runLines(language, zone);
      return (facts, verdict) => {
        for (const line of linesOf(verdict, facts.runs)) runs.write(line);
      };
    });
    const names = { backups: basename(files.backups), runs: basename(files.runs) };
    const page = await render(data, { language, files: names });
    await writeWhole(files.backups, backupsCsv(pageOf(data, language, names)));
    await writeWhole(out, page);
    runs.end();
    return { evaluation: data.evaluation, files: [out, files.backups, files.runs] };
  } catch (error) {
    runs.drop();
    throw error;
  }
}

/** A file that grows while runs pass by; it has its name when it is whole. */
class LineFile {
  readonly #path: string;
  readonly #file: number;
  #waiting: string[] = [];

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(`${path}.part`, 'w');
  }

  write(text: string): void {
    this.#waiting.push(text);
    if (this.#waiting.length >= 5000) this.#flush();
  }

  #flush(): void {
    writeSync(this.#file, this.#waiting.join(''));
    this.#waiting = [];
  }

  end(): void {
    this.#flush();
    closeSync(this.#file);
    renameSync(`${this.#path}.part`, this.#path);
  }

  drop(): void {
    closeSync(this.#file);
    rmSync(`${this.#path}.part`, { force: true });
  }
}
