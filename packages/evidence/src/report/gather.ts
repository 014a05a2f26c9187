import { basename, resolve } from 'node:path';
import { type HistoryLine, names, type ScopeLine } from '../archive/layout.ts';
import type { OpenArchive } from '../archive/open.ts';
import { openTogether } from '../archive/together.ts';
import { type CheckOptions, judge } from '../check.ts';
import type { Watch } from '../core/evaluate.ts';
import { Best } from './best.ts';
import type { ReportData, ReportedArchive, Unread } from './data.ts';
import { createTally } from './tally.ts';

/** Archives and what they are judged by; without a policy nothing is demanded. */
export interface ReportOptions extends Omit<CheckOptions, 'policy'> {
  readonly policy?: CheckOptions['policy'] | undefined;
}

const most = { unread: 50, leftOut: 50 } as const;

/**
 * Judges archives as `check` does, and gathers what a report shows.
 *
 * @param watchIn watches the runs too; it learns the zone of the archives
 *
 * @throws {EvidenceError} as `check`
 */
export async function gatherReport(options: ReportOptions, watchIn?: (zone: string) => Watch): Promise<ReportData> {
  const { directories, policy, now, annotations = [] } = options;
  const archives = await openTogether(directories);
  const { zone } = archives[0].parameters;
  const tally = createTally(zone);
  const watch = watchIn?.(zone);
  const judgement = { policy: policy ?? ({ version: 1 } as const), annotations, now };
  const evaluation = await judge(archives, judgement, (...watched) => {
    tally.watch(...watched);
    watch?.(...watched);
  });
  const unread = new Best<Unread>(most.unread, () => []);
  const scope = new Scope();
  const reported: ReportedArchive[] = [];
  for (const archive of archives) {
    await archive.eachValue<ScopeLine>(names.scope, (line) => scope.add(line));
    await archive.eachValue<HistoryLine>(names.histories, ({ operation, of, complete, error, warnings }) => {
      if (complete) return;
      const codes = error ? [error.code] : warnings.map((warning) => warning.split(':', 1).join());
      unread.offer({ operation, of, codes, reason: error?.message ?? warnings.join('; ') });
    });
    reported.push(reportedArchive(archive));
  }
  return {
    evaluation,
    policy: policy ?? null,
    zone,
    archives: reported,
    ...tally.result(Date.parse(evaluation.since), Date.parse(evaluation.now)),
    listed: scope.listed,
    leftOut: scope.leftOut,
    unread: unread.result,
    addedAnnotations: annotations.length,
  };
}

/** What the lists of several archives hold together: what one of them left out, another may have collected. */
class Scope {
  readonly #selected = new Set<string>();
  readonly #others = new Map<string, ScopeLine>();
  readonly #listed = new Set<string>();

  add(line: ScopeLine): void {
    if (line.operation !== null) this.#listed.add(line.of);
    if (line.selected) this.#selected.add(line.of);
    else this.#others.set(line.of, line);
  }

  get listed(): number {
    return this.#listed.size;
  }

  get leftOut(): ReportData['leftOut'] {
    const lines = [...this.#others.values()].filter(({ of }) => !this.#selected.has(of));
    return { total: lines.length, shown: lines.slice(0, most.leftOut) };
  }
}

function reportedArchive({ directory, id, sums, parameters, summary }: OpenArchive): ReportedArchive {
  const isResponse = (file: string): boolean => file.startsWith(`${names.responses}/`);
  return {
    name: basename(resolve(directory)),
    parameters,
    summary,
    sha256: id,
    sums: [...sums].filter(([file]) => !isResponse(file)),
    responses: [...sums.keys()].filter(isResponse).length,
  };
}
