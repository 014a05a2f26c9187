import type { ApiDescription } from '@scp-backup/mock/handler';
import type { OperationTexts } from '@scp-backup/openapi';
import type { Language } from './texts.ts';

/** What the console knows of an API: all of it comes from the OpenAPI document. */
export interface ConsoleApi extends Required<ApiDescription> {
  readonly texts: Readonly<Record<Language, { readonly [operationId: string]: OperationTexts }>>;
}
