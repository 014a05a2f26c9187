import type { EvidenceError } from '@scp-backup/evidence';
import { exitCode, UsageError } from '../exit.ts';
import { type ReadFlags, readFlags } from '../flags.ts';
import { checkWritable, writeWhole } from '../output/file.ts';
import { write } from '../output/output.ts';
import { collectFlags, collectInto, idFlags } from './evidence-collect.ts';

const usage = `Whether restores worked, how long they took, and how to prove it.

scp-backup evidence collect --out <DIR> --since <time> [--until <time>] ${idFlags.map((name) => `--${name} <id> …`).join(' ')} | --backups <file> | --all-backups
scp-backup evidence verify <DIR>
scp-backup evidence annotate <DIR> <annotations.yaml>
scp-backup evidence check <DIR> … --policy <policy.yaml>

collect: writes every restore history into an archive; run it again to go on after an interruption
  --out <DIR>             the folder of the archive
  --since <time>          from when on restores started: 2026-07-01, or 2026-07-01T00:00:00Z
  --until <time>          until when; a date is included (default now)
${idFlags.map((name) => `  ${`--${name} <id>`.padEnd(23)} a backup; may be given several times`).join('\n')}
  --backups <file>        backups, one id per line; - reads the standard input
  --all-backups           every backup that the service lists
  --assume-zone <zone>    the zone of times without one: UTC, or an offset such as +09:00 (default UTC)
verify: compares checksums, responses, requests and rows, and names what was changed, removed or added
annotate: puts what only people know into the archive: drill or recovery, who validated what
check: judges one or more archives of a period
  --policy <file>         what is demanded
  --now <time>            the moment of the verdict; a date is its beginning (default the end of the period)
  --format <format>       text | json | junit | openmetrics (default text)
  --out <file>            writes to a file instead of the standard output

Exit codes: 0 complete, unchanged or compliant, 1 changed or not compliant, 2 usage, 4 the archive is incomplete or damaged
`;

const help = { help: { type: 'boolean', short: 'h' } } as const;

/** Collects, verifies, annotates and checks evidence. */
export async function evidence(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  try {
    switch (command) {
      case 'collect':
        return await collect(readFlags(rest, { ...collectFlags, ...help }));
      case 'verify':
        return await verify(readFlags(rest, help));
      case 'annotate':
        return await annotate(readFlags(rest, help));
      case 'check':
        return await check(readFlags(rest, { ...checkFlags, ...help }));
      case '--help':
      case '-h':
        return showUsage();
      default:
        throw new UsageError(`evidence needs collect, verify, annotate or check${command ? `, not ${command}` : ''}`);
    }
  } catch (error) {
    return failure(error);
  }
}

async function showUsage(): Promise<number> {
  await write(usage);
  return exitCode.done;
}

/** @throws what is not an error of evidence */
function failure(error: unknown): number {
  if (!(error instanceof Error) || error.name !== 'EvidenceError') throw error;
  const { code, message } = error as EvidenceError;
  if (code !== 'damagedArchive' && code !== 'incompleteList') throw new UsageError(message);
  process.stderr.write(`scp-backup: ${message}\n`);
  return exitCode.incomplete;
}

async function collect(flags: ReadFlags): Promise<number> {
  if (flags.values.help) return showUsage();
  if (flags.positionals.length > 0) throw new UsageError(`${flags.positionals[0]} is too much`);
  return collectInto(flags);
}

async function verify({ values, positionals }: ReadFlags): Promise<number> {
  if (values.help) return showUsage();
  const [directory, ...others] = positionals;
  if (directory === undefined || others.length > 0) throw new UsageError('usage: scp-backup evidence verify <DIR>');
  const { verify } = await import('@scp-backup/evidence');
  const { ok, problems, files, rows } = await verify(directory);
  for (const { code, file, detail } of problems) await write(`${code} ${printable(file)}: ${printable(detail)}\n`);
  await write(
    ok
      ? `unchanged: ${files} files, ${rows} rows of the dataset are in a response\n`
      : `not as it was: ${problems.length} problems\n`,
  );
  return ok ? exitCode.done : exitCode.rejected;
}

async function annotate({ values, positionals }: ReadFlags): Promise<number> {
  if (values.help) return showUsage();
  const [directory, file, ...others] = positionals;
  if (directory === undefined || file === undefined || others.length > 0) {
    throw new UsageError('usage: scp-backup evidence annotate <DIR> <annotations.yaml>');
  }
  const { annotate } = await import('@scp-backup/evidence');
  await annotate(directory, file);
  return exitCode.done;
}

const checkFlags = {
  policy: { type: 'string' },
  now: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
} as const;

async function check({ values, positionals }: ReadFlags): Promise<number> {
  if (values.help) return showUsage();
  const { policy, now, format = 'text', out } = values;
  if (positionals.length === 0 || policy === undefined) {
    throw new UsageError('usage: scp-backup evidence check <DIR> … --policy <policy.yaml>');
  }
  const { check, checkFormats, formatCheck, readPolicy } = await import('@scp-backup/evidence');
  const chosen = checkFormats.find((one) => one === format);
  if (!chosen) throw new UsageError(`--format must be ${checkFormats.join(', ')}, not ${format}`);
  if (out !== undefined) {
    await checkWritable(String(out)).catch((error: Error) => {
      throw new UsageError(`--out: ${error.message}`);
    });
  }
  const options = { directories: positionals, policy: await readPolicy(String(policy)) };
  const evaluation = await check(now === undefined ? options : { ...options, now: String(now) });
  const text = formatCheck(evaluation, chosen);
  if (out === undefined) await write(text);
  else await writeWhole(String(out), text);
  const codes = { compliant: exitCode.done, violating: exitCode.rejected, incomplete: exitCode.incomplete };
  return codes[evaluation.status];
}

/** File names and rows may hold escape sequences of terminals. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
