import type { Call } from './example-call.ts';

/** Nothing for an operation without a command. */
export function commandLine({ operation, path, query, baseUrl }: Call): string | undefined {
  const { command } = operation;
  if (!command || command.length === 0) return undefined;
  const flags = query.flatMap(([name, value]) => [`--${name.replaceAll('_', '-')}`, quote(String(value))]);
  const words = [...command, ...path.map(([, value]) => quote(String(value)))];
  return `export SCP_BASE_URL="\${SCP_BASE_URL:-${baseUrl}}"
scp-backup ${words.join(' ')} \\
  ${[...flags, '-o', 'json'].join(' ')}
`;
}

const quote = (text: string) => (/^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
