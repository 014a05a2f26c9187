import { type SignedMessage, type VerifyOptions, verify } from '@scp-backup/signing';
import { type Answer, serviceError } from './answer.ts';
import { type Language, texts } from './texts.ts';

export interface GateOptions extends VerifyOptions {
  /** The value of `Scp-Api-Version` that is offered. */
  readonly apiVersion: string;
}

/**
 * What stands before every operation: the signature over the wire URL, its timestamp, and the version. An answer is a
 * refusal; undefined lets the request through.
 */
export async function gate(
  message: SignedMessage,
  language: Language,
  options: GateOptions,
): Promise<Answer | undefined> {
  const verdict = await verify(message, options);
  if (!verdict.ok) {
    const { stringToSign } = verdict;
    const code = verdict.reason === 'wrongSignature' ? 'HmacValidFail' : 'Unauthorized';
    return serviceError(401, code, 'Unauthorized', [
      texts.signature[language](verdict.message),
      ...(stringToSign ? [texts.stringToSign[language](stringToSign)] : []),
    ]);
  }
  const version = message.header('Scp-Api-Version');
  if (version && version !== options.apiVersion) {
    const detail = texts.unknownVersion[language](version, options.apiVersion);
    return serviceError(406, 'NoSuchVersion', 'Not Acceptable', [detail]);
  }
  return undefined;
}
