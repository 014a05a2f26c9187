import { basename } from 'node:path';
import type { ReadFlags } from '../command-line/command.ts';
import { exitCode } from '../exit.ts';
import { language } from '../language.ts';
import { checkWritable, readGiven } from '../output/file.ts';
import { write } from '../output/output.ts';

/** Writes a report of archives. */
export async function report({ values, positionals }: ReadFlags): Promise<number> {
  const { policy, annotations, lang = language(), now, out } = values;
  await checkWritable(String(out));
  const { parseAnnotations, readPolicy, writeReport } = await import('@scp-backup/evidence');
  const { evaluation, files } = await writeReport({
    directories: positionals,
    out: String(out),
    language: lang === 'ko' ? 'ko' : 'en',
    ...(now !== undefined && { now: String(now) }),
    ...(policy !== undefined && { policy: await readPolicy(String(policy)) }),
    ...(annotations !== undefined && {
      annotations: parseAnnotations(
        basename(String(annotations)),
        await readGiven('--annotations', String(annotations)),
        'UTC',
      ),
    }),
  });
  await write(`${files.join('\n')}\n`);
  return evaluation.status === 'incomplete' ? exitCode.incomplete : exitCode.done;
}
