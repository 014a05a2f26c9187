export type {
  ArchiveSummary,
  DatasetLine,
  HistoryLine,
  RequestLine,
  RunParameters,
  ScopeLine,
} from './archive/layout.ts';
export { type CollectOptions, type CollectProgress, collect } from './collect/collect.ts';
export { EvidenceError, type EvidenceErrorCode } from './core/error.ts';
export type { Problem, ProblemCode } from './verify/problem.ts';
export { type Verification, verify } from './verify/verify.ts';
