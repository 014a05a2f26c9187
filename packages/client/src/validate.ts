import { validateResponse } from '@scp-backup/openapi/validate';
import type { ValidateBody } from './call/success.ts';
import { BackupError } from './errors/backup-error.ts';

export interface ValidateOptions {
  /** `throw` rejects the call with `unreadableResponse`, `warn` only reports. @default 'warn' */
  readonly mode?: 'warn' | 'throw' | undefined;
  /** Called with each finding in the mode `warn`. @default console.warn */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/**
 * Checks the body of each success against the schema of the OpenAPI document, for the option `validate` of the client.
 * Unknown fields and states are valid where the document leaves them open.
 */
export function validateResponses(options: ValidateOptions = {}): ValidateBody {
  const mode = options.mode ?? 'warn';
  const onWarning = options.onWarning ?? warn;
  return (operationId, status, body) => {
    const texts = violationsOf(operationId, status, body);
    if (texts.length === 0) return;
    const message = `${operationId}: the body does not fit the document: ${texts.slice(0, 5).join('; ')}`;
    if (mode === 'warn') return onWarning(message);
    throw new BackupError('unreadableResponse', message, {
      status,
      texts,
      nextStep: 'Compare the API version of the client with that of the service',
    });
  };
}

function violationsOf(operationId: string, status: number, body: unknown): readonly string[] {
  try {
    return validateResponse(operationId, status, body).map(({ pointer, message }) => `${pointer || '/'} ${message}`);
  } catch (error) {
    if (error instanceof RangeError) return [error.message];
    throw error;
  }
}

function warn(message: string): void {
  console.warn(`scp-backup: ${message}`);
}
