import { type ApiDescription, createMockHandler } from '@scp-backup/mock/handler';
import { operations, responses, rows, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { validateParameter, validateResponse } from '@scp-backup/openapi/validate';
import type { Sandbox } from './api.ts';

export function createSandbox(description: Required<ApiDescription>): Sandbox {
  const { validateParameter, validateResponse } = description;
  return { fetch: createMockHandler({ description, generate: { rows: 60 } }), validateParameter, validateResponse };
}

export const sandbox: Sandbox = createSandbox({
  operations,
  responses,
  rows,
  service,
  examples,
  validateParameter,
  validateResponse,
});
