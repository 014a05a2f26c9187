import { type OperationCall, type Page, readPage } from '@scp-backup/openapi';
import { BackupError } from '../errors/backup-error.ts';
import { cut, isObject, type Received } from '../errors/from-response.ts';

/** Checks the body of a success; it may warn, or throw a `BackupError`. */
export type ValidateBody = (operationId: string, status: number, body: unknown) => void | Promise<void>;

/**
 * The page of a list operation, read; an empty one of another.
 *
 * @throws {BackupError} `unreadableResponse` for a body that is not what the operation returns
 */
export async function checkSuccess(
  { list, id }: OperationCall,
  { response: { status }, text, json, attempts, redact }: Received,
  validate: ValidateBody | undefined,
): Promise<Page> {
  const page = list ? readPage(list, json) : isObject(json) && !Array.isArray(json) && { rows: [], count: undefined };
  const hasErrors = isObject(json) && Array.isArray(json.errors) && json.errors.length > 0;
  if (!page || hasErrors || status === 206) {
    const beginning = cut(redact(text), 200);
    const expected = list ? `a whole page with the rows in ${list.items}` : 'an object';
    const details = { status, texts: [beginning], attempts, nextStep: 'Check the base URL and the API version' };
    throw new BackupError(
      'unreadableResponse',
      `${id}: status ${status} must carry ${expected}, not ${beginning}`,
      details,
    );
  }
  await validate?.(id, status, json);
  return page;
}
