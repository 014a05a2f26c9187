import type { ReadFlags } from '../command-line/command.ts';
import { exitCode } from '../exit.ts';
import { language, say, textOf } from '../language.ts';
import { escapeControls } from '../output/escape.ts';
import { checkWritable, writeWhole } from '../output/file.ts';
import { write } from '../output/output.ts';

/** Compares an archive with its checksums and its parts with each other. */
export async function verify({ positionals: [directory = ''] }: ReadFlags): Promise<number> {
  const { verify } = await import('@scp-backup/evidence');
  const { ok, problems, total, files, rows } = await verify(directory);
  for (const { code, file, detail } of problems)
    await write(`${escapeControls(`${code} ${file}: ${textOf(detail)}`)}\n`);
  const result = ok
    ? say(
        `unchanged: ${files} files, ${rows} rows of the dataset are in a response`,
        `변경 없음: 파일 ${files}개, 데이터셋의 행 ${rows}개가 응답에 있음`,
      )
    : say(`not as it was: ${total} problems`, `원래와 다름: 문제 ${total}건`);
  await write(`${result}\n`);
  return ok ? exitCode.done : exitCode.rejected;
}

/** Adds annotations to an archive. */
export async function annotate({ positionals: [directory = '', file = ''] }: ReadFlags): Promise<number> {
  const { annotate } = await import('@scp-backup/evidence');
  await annotate(directory, file);
  return exitCode.done;
}

/** Judges archives by a policy. */
export async function check({ values, positionals }: ReadFlags): Promise<number> {
  const { policy, now, format = 'text', out } = values;
  const { check, checkFormats, formatCheck, readPolicy } = await import('@scp-backup/evidence');
  const chosen = checkFormats.find((one) => one === format) ?? 'text';
  if (out !== undefined) await checkWritable(String(out));
  const options = { directories: positionals, policy: await readPolicy(String(policy)) };
  const evaluation = await check(now === undefined ? options : { ...options, now: String(now) });
  const text = formatCheck(evaluation, chosen, language());
  if (out === undefined) await write(text);
  else await writeWhole(String(out), text);
  const codes = { compliant: exitCode.done, violating: exitCode.rejected, incomplete: exitCode.incomplete };
  return codes[evaluation.status];
}
