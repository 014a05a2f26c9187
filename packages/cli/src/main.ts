import { exitCode, UsageError } from './exit.ts';
import { say } from './language.ts';
import { escapeControls } from './output/escape.ts';
import { codeAfterOutput, watchOutput } from './output/output.ts';

/**
 * Runs one command and sets the exit code of the process. Until the command says otherwise the code is a failure: Node ends
 * a process without a word when nothing is left to wait for, also where a promise is pending.
 */
export async function run(args: readonly string[]): Promise<void> {
  process.exitCode = exitCode.incomplete;
  let isDone = false;
  process.on('exit', () => {
    if (isDone) return;
    const text = say('the command ended before its work was done', '작업이 끝나기 전에 명령이 종료되었습니다.');
    process.stderr.write(`scp-backup: ${text}\n`);
  });
  watchOutput();
  process.exitCode = await codeAfterOutput(await codeOf(args));
  isDone = true;
}

async function codeOf(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      const { failureExit } = await import('./failure.ts');
      return failureExit(error);
    }
    process.stderr.write(`scp-backup: ${escapeControls(error.message)}\n`);
    return exitCode.usage;
  }
}

/** Each command is loaded when it is called for, so that the quick ones stay quick. */
async function dispatch(args: readonly string[]): Promise<number> {
  if (args[0] !== undefined && ['--version', '-V', '-v'].includes(args[0])) {
    return (await import('./commands/version.ts')).version();
  }
  // Scripts sign by the thousand, and a signature needs nothing of the other commands.
  const commands =
    args[0] === 'sign'
      ? [(await import('./definitions/sign.ts')).sign]
      : (await import('./definitions/index.ts')).commands;
  return (await import('./command-line/run.ts')).runCommand(args, commands);
}
