import type { Operation } from '@scp-backup/openapi';
import { texts } from '@scp-backup/openapi/texts';
import { exitCode } from '../exit.ts';
import { flagName } from '../flags.ts';
import { allOperations, findOperation } from '../operations.ts';
import { languageTag } from '../settings.ts';

interface Texts {
  readonly summary: string;
  readonly parameters: Readonly<Record<string, string>>;
}

function textsOf({ id }: Operation, language: unknown): Texts {
  const all = texts[languageTag(language) === 'ko-KR' ? 'ko' : 'en'] as Readonly<Record<string, Texts>>;
  return all[id] ?? { summary: id, parameters: {} };
}

/** `scp-backup help [command]`. Without any argument at all it is a mistake, and goes to stderr. */
export function help(args: readonly string[], mistaken: boolean): number {
  if (args.length > 0) {
    process.stdout.write(operationHelp(findOperation(args).operation, undefined));
    return exitCode.done;
  }
  (mistaken ? process.stderr : process.stdout).write(overview());
  return mistaken ? exitCode.usage : exitCode.done;
}

function overview(): string {
  const commands = [
    ...allOperations.map((operation) => [usageOf(operation), textsOf(operation, undefined).summary] as const),
    ['evidence collect|verify|annotate|check', 'whether restores worked, as an archive that can be verified'] as const,
    ['mock [--rows 1000] [--help]', 'a mock of the service on this machine'] as const,
    ['contract --base-url <URL> [--help]', 'whether a service does what the document says'] as const,
    ['sign <METHOD> <URL> [--explain]', 'the headers of a signed request, or what is signed'] as const,
    ['help <command>', 'the flags of a command'] as const,
  ];
  return `scp-backup: the backup service of the Samsung Cloud Platform. Unofficial.

${columns(commands)}

Connection   --region --environment, or --base-url; --api-version; --language ko|en
Credentials  SCP_ACCESS_KEY and SCP_SECRET_KEY, SCP_TF_*, ~/.scpconf, ~/.scp/cli-config.json,
             or --access-key and --secret-key, which other users of this machine can see
Exit codes   0 done, 1 rejected by the service or checks failed, 2 usage, 3 not reachable,
             4 incomplete, 5 the output cannot be written, 130, 141 and 143 by signals
`;
}

/** The help of one operation: its parameters with their texts, defaults and allowed values. */
export function operationHelp(operation: Operation, language: unknown): string {
  const { summary, parameters } = textsOf(operation, language);
  const lines = Object.entries(operation.parameters).map(([name, parameter]) => {
    const notes = [
      ...(parameter.default === undefined ? [] : [`default ${parameter.default}`]),
      ...(parameter.enum ? [parameter.enum.join(' | ')] : []),
    ];
    const place = parameter.in === 'path' ? `<${name}>` : `--${flagName(name)} <${parameter.type}>`;
    return [place, `${parameters[name] ?? ''}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`] as const;
  });
  const output = [
    ['-o, --output <format>', 'table | json | ndjson | csv (default table)'] as const,
    ...(operation.list
      ? [
          ['--limit <rows>', 'this many rows at most (default all)'] as const,
          ['--columns <a,b>', 'these fields, in this order (default all)'] as const,
        ]
      : []),
  ];
  return `${summary}\n\nscp-backup ${usageOf(operation)}\n\n${columns([...lines, ...output])}\n`;
}

export function usageOf({ command, parameters }: Operation): string {
  const path = Object.keys(parameters).filter((name) => parameters[name]?.in === 'path');
  return [...command, ...path.map((name) => `<${name}>`), '[flags]'].join(' ');
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
