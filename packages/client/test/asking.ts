import type { IncomingMessage, ServerResponse } from 'node:http';
import { createBackupClient, type ListCall, type ListOptions, type WalkWarning } from '@scp-backup/client';
import type { BackupRestoreHistory } from '@scp-backup/openapi';
import { backup_id } from './rows.ts';
import { credentials, json, type Service, serve } from './server.ts';

export interface Question {
  readonly page: number;
  readonly size: number;
  readonly sort: string | null;
}

/** A service that is told what a list call asks for. */
export function asking(
  answer: (question: Question, response: ServerResponse, number: number) => void,
): Promise<Service> {
  return serve((request: IncomingMessage, response, number) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const question = {
      page: Number(query.get('page') ?? 0),
      size: Number(query.get('size') ?? 20),
      sort: query.get('sort'),
    };
    answer(question, response, number);
  });
}

export interface Slice {
  readonly rows: readonly BackupRestoreHistory[];
  readonly start: number;
  readonly length: number;
  readonly count?: number | undefined;
}

/** A service that gives of some rows what a test says of each page. */
export function giving(slice: (question: Question, number: number) => Slice): Promise<Service> {
  return asking((question, response, number) => {
    const { rows, start, length, count } = slice(question, number);
    json(response, 200, { contents: rows.slice(start, start + length), count });
  });
}

export const quiet: ListOptions = { onWarning: () => {} };

export function walk(
  service: Service,
  input: object = {},
  options: ListOptions = quiet,
): ListCall<unknown, BackupRestoreHistory> {
  return createBackupClient({ baseUrl: service.url, credentials, retry: false }).listBackupRestoreHistories(
    { backup_id, ...input },
    options,
  );
}

export interface Walked {
  readonly rows: readonly BackupRestoreHistory[];
  readonly warnings: readonly WalkWarning['code'][];
}

/** All rows of a walk, and what it warned of. */
export async function walked(service: Service, input: object = {}, options: ListOptions = {}): Promise<Walked> {
  const warnings = new Set<WalkWarning['code']>();
  const rows = await walk(service, input, { ...options, onWarning: ({ code }) => warnings.add(code) }).all();
  return { rows, warnings: [...warnings] };
}
