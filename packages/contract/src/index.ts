/** Contract checks: whether a service does what the OpenAPI document says. */
export type {
  CheckHead,
  CheckResult,
  ContractReport,
  Failure,
  Finding,
  Outcome,
  PlannedCheck,
  Profile,
} from './check.ts';
export { requirements, uncovered } from './coverage.ts';
export { generatedDescription } from './description.ts';
export type { ContractOptions, Progress } from './options.ts';
export type { ShownCall } from './probe.ts';
export { junitReport } from './report/junit.ts';
export { markdownReport } from './report/markdown.ts';
export { formOf, reportForms, reportText } from './report/report-text.ts';
export { translate } from './report/sentences/translate.ts';
export { textReport } from './report/text.ts';
export type { ReportLanguage } from './report/words.ts';
export { runContract } from './run-contract.ts';
export type { Send } from './session/senders.ts';
export { UnreachableError } from './session/transport.ts';
export type { Description } from './target.ts';
export { type PlannedQuestion, plannedChecks, plannedQuestions } from './targets.ts';
