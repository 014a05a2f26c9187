import type { ContractOptions, Progress } from '@scp-backup/contract';
import { apiVersionNumber, service } from '@scp-backup/openapi';
import { addressOf } from '../address.ts';
import { flagName, type ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { language, say } from '../language.ts';
import { pathParameters } from '../operations.ts';
import { escapeControls } from '../output/escape.ts';
import { checkWritable, writeWhole } from '../output/file.ts';
import { write } from '../output/output.ts';
import { progress } from '../output/progress.ts';
import { clientOptions } from '../settings.ts';

const profiles = ['documented', 'observed', 'live'] as const;

/** Checks a service against the OpenAPI document. */
export async function contract({ values }: ReadFlags): Promise<number> {
  const { runContract, formOf, textReport, translate } = await import('@scp-backup/contract');
  const options = await contractOptions(values);
  const onProgress = (at: Progress) => showChecks({ ...at, name: translate(at.name, language()) });
  const file = text(values.report);
  try {
    const form = file === undefined ? undefined : formOf(file);
    if (file !== undefined) await checkWritable(file);
    const report = await runContract({ ...options, onProgress });
    if (file !== undefined && form) await writeWhole(file, form(report, language()));
    await write(textReport(report, language()));
    return report.ok ? exitCode.done : exitCode.rejected;
  } catch (error) {
    const { message } = error as Error;
    throw error instanceof RangeError ? new UsageError(say(message, `사용할 수 없는 값입니다: ${message}`)) : error;
  }
}

async function contractOptions(values: ReadFlags['values']): Promise<ContractOptions> {
  const profile = profiles.find((one) => one === values.profile) ?? 'documented';
  const given = pathParameters.flatMap((name) => {
    const value = text(values[flagName(name)]);
    return value ? [[name, value]] : [];
  });
  if (pathParameters.length > 0 && given.length === 0) {
    const flags = pathParameters.map((name) => `--${flagName(name)}`).join(', ');
    throw new UsageError(
      say(`${flags} is missing: give one that has rows`, `${flags} 값이 없습니다. 행이 있는 ID를 지정하세요.`),
    );
  }
  const parameters: Record<string, string> = Object.fromEntries(given);
  const { credentials, apiVersion, fetch, ...place } = await clientOptions(values);
  const seed = numberOf(values, 'seed');
  const tolerance = numberOf(values, 'tolerance');
  const timeout = numberOf(values, 'timeout');
  return {
    baseUrl: addressOf(place) ?? '',
    parameters,
    credentials: credentials as ContractOptions['credentials'],
    profile,
    ...(apiVersion !== undefined && { apiVersion: headerOf(apiVersion) }),
    ...(fetch && { fetch }),
    ...(seed !== undefined && { seed }),
    ...(tolerance !== undefined && { toleranceMs: tolerance * 1000 }),
    ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
  };
}

/** The version as its header says it: `1.2` and `v1.2` are `backup 1.2`. */
function headerOf(version: string): string {
  const number = apiVersionNumber(version);
  if (number !== undefined) return service.apiVersion.replace(/\S+$/, number);
  throw new UsageError(
    say(
      `--api-version must be a version such as 1.1, v1.1 or backup 1.1, not ${version}`,
      `--api-version에는 1.1, v1.1, "backup 1.1" 형식의 버전만 쓸 수 있습니다(입력값: ${version}).`,
    ),
  );
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(values: ReadFlags['values'], name: string): number | undefined {
  return values[name] === undefined ? undefined : Number(values[name]);
}

function showChecks({ done, total, failed, name }: Progress): void {
  const failures = failed > 0 ? say(`, ${failed} failed`, `, 실패 ${failed}`) : '';
  progress(`${done}/${total} ${say('checks', '검사')}${failures}: ${escapeControls(name)}`);
}
