import { explainSignature, isTimestamp, sign as signatureOf } from '@scp-backup/signing';
import { loadSettings } from '@scp-backup/signing/node';
import { exitCode, UsageError } from '../exit.ts';
import { readFlags } from '../flags.ts';
import { missingCredentials } from '../settings.ts';

const usage = 'scp-backup sign <METHOD> <URL> [--timestamp <milliseconds>] [--explain]';

/** Prints the headers of a signed request, or with `--explain` what is signed. The secret is printed never. */
export async function sign(args: readonly string[]): Promise<number> {
  const { values, positionals } = readFlags(args, {
    'access-key': { type: 'string' },
    'secret-key': { type: 'string' },
    timestamp: { type: 'string' },
    explain: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return exitCode.done;
  }
  const [method, url, ...more] = positionals;
  if (method === undefined || url === undefined || more.length > 0) throw new UsageError(`usage: ${usage}`);
  if (!URL.canParse(url)) throw new UsageError('the URL must be absolute, as it goes over the wire');
  const timestamp = String(values.timestamp ?? Date.now());
  if (!isTimestamp(timestamp)) {
    throw new UsageError('--timestamp must be milliseconds since 1970 in decimal digits without leading zeros');
  }
  const { credentials } = loadSettings({
    ...(typeof values['access-key'] === 'string' && { accessKey: values['access-key'] }),
    ...(typeof values['secret-key'] === 'string' && { secretKey: values['secret-key'] }),
  });
  if (!credentials) throw missingCredentials();
  const input = { method: method.toUpperCase(), url: url.replace(/#.*$/s, ''), timestamp, credentials };
  const { stringToSign, parts, headers } = explainSignature(input);
  if (values.explain) {
    const width = Math.max(...parts.map((part) => part.name.length));
    const lines = parts.map((part) => `  ${part.name.padEnd(width)}  ${part.value}`);
    process.stdout.write(`${stringToSign}\n\n${lines.join('\n')}\n`);
    return exitCode.done;
  }
  const signed = { ...headers, 'Scp-Signature': await signatureOf(input) };
  for (const [name, value] of Object.entries(signed)) process.stdout.write(`${name}: ${value}\n`);
  return exitCode.done;
}
