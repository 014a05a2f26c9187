import type { Call } from './example-call.ts';

/** Nothing for an operation without a command. */
export function commandLine({ operation, path, query, baseUrl, since }: Call): string | undefined {
  const { command } = operation;
  if (!command || command.length === 0) return undefined;
  const flags = query.flatMap(([name, value]) => [`--${flagName(name)}`, quote(String(value))]);
  const words = [...command, ...path.map(([, value]) => quote(String(value)))];
  return `export SCP_BASE_URL="\${SCP_BASE_URL:-${baseUrl}}"
scp-backup ${words.join(' ')} \\
  ${[...flags, ...(since ? ['--api-version', since] : []), '-o', 'json'].join(' ')}
`;
}

const flagName = (name: string) =>
  name
    .replaceAll('_', '-')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();

const quote = (text: string) => (/^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
