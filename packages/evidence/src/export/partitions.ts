import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Cell, partitionColumn } from './columns.ts';

/** Rows that wait in memory, in all partitions together. */
const mostWaiting = 50_000;

/** The partition that Hive, and the engines that read its layout, take as null. */
const noValue = '__HIVE_DEFAULT_PARTITION__';

/** A file that grows by rows; `end` makes it whole. */
export interface RowFile {
  append(rows: readonly (readonly Cell[])[]): void;
  end(): void;
}

/** Makes the files of a dataset. */
export type RowFileMaker = (path: string) => RowFile;

interface Partition {
  readonly file: RowFile;
  waiting: (readonly Cell[])[];
}

/** Rows in the folders of Hive partitions, one file in each. */
export interface Partitions {
  add(month: string | null, cells: readonly Cell[]): void;
  /** Ends every file; returns the number of partitions. */
  end(): number;
}

/** Writes the fullest partition when too many rows wait, so memory grows neither with the rows nor with the months. */
export function createPartitions(directory: string, name: string, fileAt: RowFileMaker): Partitions {
  const partitions = new Map<string, Partition>();
  let waiting = 0;
  const partitionOf = (month: string | null): Partition => {
    const value = month ?? noValue;
    const known = partitions.get(value);
    if (known) return known;
    const folder = join(directory, `${partitionColumn}=${value}`);
    mkdirSync(folder, { recursive: true });
    const partition = { file: fileAt(join(folder, name)), waiting: [] };
    partitions.set(value, partition);
    return partition;
  };
  const write = (partition: Partition): void => {
    if (partition.waiting.length > 0) partition.file.append(partition.waiting);
    waiting -= partition.waiting.length;
    partition.waiting = [];
  };
  return {
    add(month, cells) {
      partitionOf(month).waiting.push(cells);
      waiting += 1;
      if (waiting < mostWaiting) return;
      write([...partitions.values()].reduce((one, other) => (other.waiting.length > one.waiting.length ? other : one)));
    },
    end() {
      // An engine finds no columns in an empty folder.
      if (partitions.size === 0) partitionOf(null);
      for (const partition of partitions.values()) {
        write(partition);
        partition.file.end();
      }
      return partitions.size;
    },
  };
}
