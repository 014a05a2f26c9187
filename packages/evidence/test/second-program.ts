import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { check, type Evaluation, type Finding } from '@scp-backup/evidence';
import { operations } from '@scp-backup/openapi';
import { expect } from 'vitest';
import { operation, type Workplace } from './archives.ts';
import type { Case } from './cases.ts';
import { type MadeArchive, makeArchive } from './made-archive.ts';

const program = fileURLToPath(new URL('second-evaluation.py', import.meta.url));
const period = { since: '2026-07-01T00:00:00.000Z', until: '2026-09-01T00:00:00.000Z' };

interface Judged {
  readonly status: string;
  readonly verdicts: readonly unknown[];
  readonly findings: readonly unknown[];
}

/** Expects both programs to find the same in archives made of the cases; returns what was found. */
export async function expectSame(place: Workplace, cases: readonly Case[]): Promise<readonly Finding[]> {
  const inputs: unknown[] = [];
  const evaluations: Evaluation[] = [];
  for (const { policy, annotations, now, zone, clockOffset, backups } of cases) {
    const directory = place.newFolder();
    const text = JSON.stringify({ version: 1, annotations });
    const made: MadeArchive = { ...period, annotations: text, zone, clockOffset, backups };
    await makeArchive(directory, made);
    inputs.push({ directory, policy, annotations, now: now ?? null, states: operations[operation].run });
    evaluations.push(await check({ directories: [directory], policy, now }));
  }
  const options = { input: JSON.stringify(inputs), encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { stdout, stderr, error } = spawnSync('python3', [program], options);
  // Said aloud: the formulas were not evaluated by another program.
  if (error) console.warn(`the second program was not run: ${error.message}`);
  else {
    expect(stderr).toBe('');
    const second: readonly Judged[] = JSON.parse(stdout);
    for (const [index, one] of second.entries()) {
      const evaluation = evaluations[index] as Evaluation;
      expect(sorted(comparable(evaluation)), JSON.stringify(inputs[index])).toEqual(sorted(one));
    }
  }
  return evaluations.flatMap(({ findings }) => findings);
}

/** What both programs report, in the order of the second. */
function comparable({ status, verdicts, findings }: Evaluation): Judged {
  const all = findings.map(({ code, of, rows, exception }) => [
    code,
    of,
    rows.map(({ response, index }) => [response, index]).sort(),
    exception !== undefined,
  ]);
  return { status, verdicts: verdicts.map(({ of, status }) => [of, status]), findings: all };
}

function sorted(one: Judged): Judged {
  return { ...one, findings: one.findings.map((each) => JSON.stringify(each)).sort() };
}
