import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collect, verify } from '@scp-backup/evidence';
import { expect } from 'vitest';
import { type Workplace, workplace } from './archives.ts';
import { until } from './deaths.ts';

const period = { since: '2020-01-01', until: '2026-01-01' };

export interface Interruptions {
  readonly place: Workplace;
  /** Collects until a file operation; returns the number of them where it was never reached. */
  collectUntil(directory: string, last: number): Promise<number | undefined>;
  /** The rows of a collection, and the number of its file operations. */
  whole(): Promise<{ rows: string; operations: number }>;
  /** Collects once more, and expects the rows of a collection that was never interrupted. */
  expectRest(directory: string, rows: string): Promise<void>;
}

/** A mock whose collection is interrupted. */
export function interruptions(): Interruptions {
  const place = workplace({ generate: { rows: 60, parents: 3 } });
  const rowsIn = (directory: string) => readFile(join(directory, 'dataset/runs.ndjson'), 'utf8');
  const run = (directory: string) =>
    collect({ directory, connection: place.connection, ids: 'all', ...period, atOnce: 2 });
  const collectUntil = (directory: string, last: number) => until(last, () => run(directory));
  return {
    place,
    collectUntil,
    async whole() {
      const directory = place.newFolder();
      const operations = Number(await collectUntil(directory, Number.POSITIVE_INFINITY));
      return { rows: await rowsIn(directory), operations };
    },
    async expectRest(directory, rows) {
      await run(directory);
      expect(await verify(directory)).toMatchObject({ ok: true, problems: [] });
      expect(await rowsIn(directory)).toBe(rows);
    },
  };
}
