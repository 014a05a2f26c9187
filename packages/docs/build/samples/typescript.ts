import type { Call } from './example-call.ts';

export function typeScript({ operation, path, query, baseUrl, since }: Call): string {
  const input = [...path, ...query].map(([name, value]) => `\n  ${key(name)}: ${literal(value)},`).join('');
  const call = `backup.${operation.id}(${input === '' ? '' : `{${input}\n}`})`;
  return `import { createBackupClient } from '@scp-backup/client';

const backup = createBackupClient({
  baseUrl: process.env.SCP_BASE_URL ?? '${baseUrl}',${since ? `\n  apiVersion: '${since}',` : ''}
  credentials: {
    accessKey: process.env.SCP_ACCESS_KEY ?? '',
    secretKey: process.env.SCP_SECRET_KEY ?? '',
  },
});
${operation.list ? `for await (const row of ${call}) {\n  console.log(row);\n}` : `console.log(await ${call});`}
`;
}

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name));

const literal = (value: string | number | boolean) =>
  typeof value === 'string' ? `'${value.replaceAll(/['\\]/g, '\\$&')}'` : String(value);
