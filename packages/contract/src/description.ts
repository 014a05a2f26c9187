import { operations, operationsIn, responses, rows, rowsIn, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { loadDocument } from './document.ts';
import type { Description } from './target.ts';

/** What the generated package says of an API version. */
export function generatedDescription(apiVersion: string = service.apiVersion): Description {
  return {
    document: loadDocument(),
    operations: operationsIn(operations, apiVersion),
    rows: rowsIn(rows, apiVersion),
    responses,
    examples,
    securityHeaders: service.securityHeaders,
    apiVersion,
  };
}
