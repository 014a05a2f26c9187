import { explainSignature, isTimestamp, sign as signatureOf, wireUrl } from '@scp-backup/signing';
import type { ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { warn } from '../output/notes.ts';
import { missingCredentials, settingsOf, warnClearText } from '../settings.ts';

/** Prints the headers of a signed request, or with `--explain` what is signed. The secret is printed never. */
export async function sign({ values, positionals }: ReadFlags): Promise<number> {
  const [method = '', given = ''] = positionals;
  if (!/^https?:\/\/[^/?#@\\]+([/?#]|$)/i.test(given) || !URL.canParse(given)) {
    throw new UsageError(
      say(
        'the URL must be absolute and without a user, such as https://host/path?query',
        'URL은 https://host/path?query처럼 사용자 이름이 없는 절대 주소여야 합니다.',
      ),
    );
  }
  if (!/^[a-z]+$/i.test(method)) {
    throw new UsageError(say(`${method} is not an HTTP method`, `${method}: HTTP 메서드가 아닙니다.`));
  }
  const url = wireUrl(given);
  warnClearText(url);
  const timestamp = String(values.timestamp ?? Date.now());
  if (!isTimestamp(timestamp)) {
    throw new UsageError(
      say(
        '--timestamp must be milliseconds since 1970 in decimal digits without leading zeros',
        '--timestamp 값은 1970년부터의 밀리초를 앞자리 0 없이 쓴 십진수여야 합니다.',
      ),
    );
  }
  const { credentials } = settingsOf(values);
  if (!credentials) throw missingCredentials();
  const input = { method: method.toUpperCase(), url, timestamp, credentials };
  if (url !== given)
    warn(say(`signed for ${url}; send exactly this`, `${url}에 대한 서명입니다. 이 URL 그대로 전송하세요.`));
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
