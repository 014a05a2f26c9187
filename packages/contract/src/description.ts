import { operations, responses, rows, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { loadDocument } from './document.ts';
import type { Description } from './target.ts';

/** What the generated package says. */
export function generatedDescription(): Description {
  return {
    document: loadDocument(),
    operations,
    rows,
    responses,
    examples,
    securityHeaders: service.securityHeaders,
    apiVersion: service.apiVersion,
  };
}
