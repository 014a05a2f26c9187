export { annotate } from './archive/annotate.ts';
export type {
  ArchiveSummary,
  DatasetLine,
  HistoryLine,
  RequestLine,
  RunParameters,
  ScopeLine,
} from './archive/layout.ts';
export type { OpenArchive } from './archive/open.ts';
export { type Archive, readArchive } from './archive/read.ts';
export { type CheckOptions, check } from './check.ts';
export { type CollectOptions, type CollectProgress, collect } from './collect/collect.ts';
export type { Annotation, Annotations } from './core/annotations.ts';
export { EvidenceError, type EvidenceErrorCode } from './core/error.ts';
export {
  type Evaluation,
  evaluate,
  type Finding,
  type FindingCode,
  type Judgement,
  type ProvingRow,
  type Verdict,
} from './core/evaluate.ts';
export type { Observation, Subject } from './core/facts.ts';
export type { Exception, Match, Matchable, Policy, Rules } from './core/policy.ts';
export type { RuleCode } from './core/rules.ts';
export type { Outcome, RowValues, Run } from './core/run.ts';
export type { Language, Text } from './core/text.ts';
export { type ExportOptions, type ExportSummary, exportDataset } from './export/export.ts';
export { type ExportFormat, exportFormats } from './export/formats.ts';
export { parseAnnotations } from './files/annotations-file.ts';
export { readPolicy } from './files/policy-file.ts';
export { type CheckFormat, checkFormats, formatCheck } from './formats/index.ts';
export type { ReportData } from './report/data.ts';
export { gatherReport, type ReportOptions } from './report/gather.ts';
export { type RenderOptions, render } from './report/render.ts';
export { type WriteOptions, type WrittenReport, writeReport } from './report/write.ts';
export type { Problem, ProblemCode } from './verify/problem.ts';
export { type Verification, verify } from './verify/verify.ts';
