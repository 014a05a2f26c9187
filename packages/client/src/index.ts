export type { CallOptions, WithResponse } from './call/call.ts';
export type { Call } from './call/lazy-call.ts';
export type { ValidateBody } from './call/success.ts';
export type { TimeInput } from './call/utc-text.ts';
export type { VersionWarning } from './call/versions.ts';
export { type BackupClient, createBackupClient } from './client.ts';
export {
  type AnyBackupError,
  BackupError,
  type BackupErrorCode,
  type BackupErrorDetails,
  isBackupError,
} from './errors/backup-error.ts';
export type { HeadersInput } from './fetch/headers.ts';
export type { PaceOptions } from './fetch/pace.ts';
export type { AttemptEvent, Backoff, RetryOptions } from './fetch/retry.ts';
export type { BackupClientOptions, ClientWarning } from './options.ts';
export type { ListCall, ListOptions, Pages, Progress } from './paging/list-call.ts';
export type { WalkWarning } from './paging/walk.ts';
export type { Environment, Region, ServiceAddress } from './server-url.ts';
export { durationBetween, type ReadTime, type ReadTimeOptions, readTime, restoreDuration } from './times.ts';
export type { Body, Input, Method, Methods, OperationId, Row } from './types.ts';
