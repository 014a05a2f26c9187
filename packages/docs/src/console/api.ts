import type { ApiDescription } from '@scp-backup/mock/handler';
import type { OperationTexts } from '@scp-backup/openapi';
import type { Language } from './texts.ts';

/** What the form needs of an API: all of it comes from the OpenAPI document. */
export interface ConsoleApi extends Pick<ApiDescription, 'operations' | 'responses' | 'examples'> {
  readonly service: ApiDescription['service'] & { readonly apiVersions: readonly string[] };
  readonly texts: Readonly<Record<Language, { readonly [operationId: string]: OperationTexts }>>;
  /** What only a call needs. It is loaded with the first one, since it is most of the code. */
  readonly sandbox: () => Promise<Sandbox>;
}

export interface Sandbox extends Pick<Required<ApiDescription>, 'validateParameter' | 'validateResponse'> {
  readonly fetch: (request: Request) => Promise<Response>;
}
