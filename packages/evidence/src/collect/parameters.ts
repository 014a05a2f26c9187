import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiVersionNumber, version } from '@scp-backup/openapi';
import { formatVersion, names, type RunParameters } from '../archive/layout.ts';
import { writeWhole } from '../archive/lines.ts';
import { EvidenceError } from '../core/error.ts';
import { checkZone, isoText, readMoment } from '../core/moment.ts';
import { errorTexts } from '../messages/errors.ts';

/** What the caller asks for. */
export interface Request {
  readonly directory: string;
  readonly ids: readonly string[] | 'all';
  readonly since: string;
  readonly until?: string | undefined;
  readonly zone?: string | undefined;
}

/** What is called. */
export interface Service {
  readonly apiVersion: string;
  readonly baseUrl: string;
  readonly operations: readonly string[];
}

/**
 * The parameters of a run. Those of a run that was interrupted are read from the archive, so that it goes on as it began.
 *
 * @throws {EvidenceError} `invalidArgument`, or `otherArchive` where the folder holds something else
 */
export async function parametersOf(
  { directory, ids, since, until, zone = 'UTC' }: Request,
  { apiVersion, baseUrl, operations }: Service,
  now: number,
): Promise<RunParameters> {
  checkZone(zone);
  if (ids !== 'all' && ids.length === 0) throw new EvidenceError('invalidArgument', errorTexts.noIds);
  const period = {
    since: readMoment('since', since, zone),
    until: until === undefined ? now : readMoment('until', until, zone, 'end'),
  };
  const parameters: RunParameters = {
    format: formatVersion,
    tool: `@scp-backup/evidence ${version}`,
    apiVersion: apiVersionNumber(apiVersion) ?? apiVersion,
    document: version,
    baseUrl,
    operations,
    ids: ids === 'all' ? 'all' : [...new Set(ids)],
    since: isoText(period.since),
    until: isoText(Math.min(period.until, now)),
    given: { since, until: until ?? null },
    zone,
    begun: isoText(now),
  };
  const path = join(directory, names.run);
  if (existsSync(path)) return continued(directory, JSON.parse(await readFile(path, 'utf8')), parameters);
  if (period.since >= Math.min(period.until, now)) {
    throw new EvidenceError('invalidArgument', errorTexts.sinceAfterUntil(since));
  }
  await mkdir(directory, { recursive: true });
  const others = (await readdir(directory)).filter((name) => name !== `${names.run}.part`);
  if (others.length > 0) {
    throw new EvidenceError('otherArchive', errorTexts.otherFolder(directory, others[0]));
  }
  await writeWhole(path, `${JSON.stringify(parameters, null, 2)}\n`);
  return parameters;
}

function continued(directory: string, before: RunParameters, asked: RunParameters): RunParameters {
  for (const name of ['format', 'tool', 'apiVersion', 'baseUrl', 'operations', 'ids', 'given', 'zone'] as const) {
    const [old, own] = [JSON.stringify(before[name]), JSON.stringify(asked[name])];
    if (old === own) continue;
    const text = errorTexts.otherParameters(directory, name, old?.slice(0, 100), own?.slice(0, 100));
    throw new EvidenceError('otherArchive', text);
  }
  return before;
}
