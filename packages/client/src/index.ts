export { type BackupClient, createBackupClient } from './backup-client.ts';
export {
  type AnyBackupError,
  BackupError,
  type BackupErrorCode,
  type BackupErrorDetails,
  invalidArgument,
  isBackupError,
} from './errors.ts';
export { type Bucket, createBucket, type PaceOptions, pace } from './fetch/pace.ts';
export { readBody } from './fetch/read-body.ts';
export { type RetryOptions, retry } from './fetch/retry.ts';
export { timeout } from './fetch/timeout.ts';
export type { BackupClientOptions, ValidateBody } from './options.ts';
export { serializeQuery } from './request-url.ts';
export type { Environment, Place, Region } from './server-url.ts';
export {
  durationBetween,
  type ReadTime,
  type ReadTimeOptions,
  readTime,
  restoreDuration,
  type TimeInput,
} from './times.ts';
export type {
  Body,
  CallOptions,
  Input,
  ListCall,
  ListOptions,
  Method,
  Methods,
  OperationId,
  Progress,
  Row,
  WalkWarning,
} from './types.ts';
