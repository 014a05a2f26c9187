import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly uses?: string;
  readonly 'timeout-minutes'?: number;
  readonly 'runs-on'?: string;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

/** Rules for workflows that a syntax check does not know: what runs is pinned, and may do no more than it has to. */
export function workflowProblems(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs ?? {});
  return [
    ...(isEmpty(workflow.permissions) ? [] : ['the workflow must say `permissions: {}`']),
    ...(Object.keys(Object(workflow.on)).includes('pull_request_target') || workflow.on === 'pull_request_target'
      ? ['pull_request_target runs foreign code with our rights']
      : []),
    ...jobs.flatMap(([name, job]) => jobProblems(job).map((problem) => `${name}: ${problem}`)),
    ...unpinned(text),
  ];
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function jobProblems(job: Job): readonly string[] {
  const steps = job.steps ?? [];
  const stated = typeof job.permissions === 'object' && job.permissions !== null;
  return [
    ...(stated ? [] : ['its permissions must be listed']),
    ...(job.uses === undefined && job['timeout-minutes'] === undefined ? ['it has no timeout-minutes'] : []),
    ...(job.uses === undefined && !/^ubuntu-\d\d\.\d\d$/.test(job['runs-on'] ?? '')
      ? ['runs-on must name a version: ubuntu-24.04']
      : []),
    ...steps
      .filter(({ run }) => /\$\{\{/.test(run ?? ''))
      .map(() => 'an expression within `run` can hold code: pass it through `env`'),
    ...steps
      .filter((step) => step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
      .map(() => 'checkout must not leave its token: persist-credentials: false'),
  ];
}

/** Lines whose action is not pinned to a commit with its version in a comment. Our own workflows are at this commit. */
function unpinned(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)]
    .map(([, used = '']) => used)
    .filter((used) => !used.startsWith('./') && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))
    .map((used) => `${used} must be pinned: owner/name@<40 hex digits> # v1.2.3`);
}
