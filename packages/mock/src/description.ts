import {
  type OperationExamples,
  type OperationTable,
  operations,
  type ResponseShape,
  type RowFields,
  responses,
  rows,
  type Service,
  service,
} from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { validateParameter, validateResponse } from '@scp-backup/openapi/validate';
import { defined } from './defined.ts';

/** One way in which a value does not fit its schema. */
export interface SchemaViolation {
  /** JSON pointer of the place within the value. */
  readonly pointer: string;
  readonly message: string;
}

/** What the mock reads of an API, beside its OpenAPI document. */
export interface ApiDescription {
  readonly operations: OperationTable;
  readonly examples: { readonly [operationId: string]: OperationExamples };
  /** What the document says of each status of an operation. */
  readonly responses: { readonly [operationId: string]: { readonly [status: string]: ResponseShape } };
  /** The fields of the rows: for lists that do not state which fields sort, and for generated rows. */
  readonly rows: { readonly [operationId: string]: RowFields };
  readonly service: Pick<Service, 'apiVersion' | 'securityHeaders' | 'servers'>;
  /** Checks a parameter that has been read. Without it only the operation table, and Prism, say what is allowed. */
  readonly validateParameter?: (operationId: string, name: string, value: unknown) => readonly SchemaViolation[];
  /** Checks a body before it is sent. Without it only Prism does. */
  readonly validateResponse?: (
    operationId: string,
    status: number,
    body: unknown,
    mediaType: string,
  ) => readonly SchemaViolation[];
}

/** Another API: what is left out is as in the backup service, but for the validators. */
export type OtherApi = { readonly [Name in keyof ApiDescription]?: ApiDescription[Name] | undefined };

/** The backup service in all its versions, as `@scp-backup/openapi` describes it. */
export const backupService: ApiDescription = {
  operations,
  examples,
  responses,
  rows,
  service,
  validateParameter,
  validateResponse,
};

export function describeApi(other: OtherApi | undefined): ApiDescription {
  if (!other) return backupService;
  const { validateParameter: _, validateResponse: __, ...shared } = backupService;
  return { ...shared, ...defined(other) };
}
