import type { Call, SignedCall } from './request.ts';

/** The request as a command for a shell of POSIX, with its signature and without the secret. */
export function curlCommand({ url, headers }: SignedCall): string {
  const options = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [`curl ${quoted(url)}`, ...options].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The call with the typed client. The keys come from the environment. */
export function clientCode({ operation, values, language, baseUrl, apiVersion }: Call): string {
  const options = { baseUrl, apiVersion, ...(language === 'ko' && { language: 'ko-KR' }) };
  return `import { createBackupClient } from '@scp-backup/client';

const credentials = {
  accessKey: process.env.SCP_ACCESS_KEY ?? '',
  secretKey: process.env.SCP_SECRET_KEY ?? '',
};
const backup = createBackupClient({${properties(options)}, credentials });

const page = await backup.${operation.id}({${properties(values)} });
console.log(page);
`;
}

function properties(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${/^[\w$]+$/.test(name) ? name : literal(name)}: ${literal(value)}`)
    .join(',');
}

function literal(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
