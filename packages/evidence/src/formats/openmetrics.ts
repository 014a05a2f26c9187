import type { Evaluation, Verdict } from '../core/evaluate.ts';

interface Metric {
  readonly help: string;
  readonly unit?: string;
  readonly value: (verdict: Verdict) => number | null;
}

const metrics: Readonly<Record<string, Metric>> = {
  scp_backup_evidence_compliant: {
    help: '1 where the runs fulfil the policy or an exception accepts the violations, else 0.',
    value: ({ status }) => (status === 'compliant' || status === 'excepted' ? 1 : 0),
  },
  scp_backup_evidence_succeeded_runs: { help: 'Successful runs of the period.', value: ({ succeeded }) => succeeded },
  scp_backup_evidence_failed_runs: { help: 'Failed runs of the period.', value: ({ failed }) => failed },
  scp_backup_evidence_success_ratio: {
    help: 'Successful runs among those that ended.',
    value: ({ successRate }) => successRate,
  },
  scp_backup_evidence_latest_success_timestamp_seconds: {
    help: 'When the latest successful run started.',
    unit: 'seconds',
    value: ({ latestSuccess }) => (latestSuccess === null ? null : Date.parse(latestSuccess) / 1000),
  },
  scp_backup_evidence_latest_success_duration_seconds: {
    help: 'How long the latest successful run took.',
    unit: 'seconds',
    value: ({ latestDuration }) => (latestDuration === null ? null : latestDuration / 1000),
  },
  scp_backup_evidence_longest_gap_seconds: {
    help: 'The longest time of the period without a successful run.',
    unit: 'seconds',
    value: ({ longestGap }) => longestGap / 1000,
  },
};

/** An evaluation as OpenMetrics, which Prometheus' textfile collector takes too. What is not known has no sample. */
export function openMetricsOf({ status, now, verdicts }: Evaluation): string {
  const lines: string[] = [];
  const overall: Readonly<Record<string, [string, number]>> = {
    scp_backup_evidence_policy_compliant: [
      '1 where everything in scope is compliant, else 0.',
      Number(status === 'compliant'),
    ],
    scp_backup_evidence_archive_complete: [
      '1 where every history was read to its end, else 0.',
      Number(status !== 'incomplete'),
    ],
    scp_backup_evidence_judged_timestamp_seconds: ['The moment of the verdict.', Date.parse(now) / 1000],
  };
  for (const [name, [help, value]] of Object.entries(overall)) {
    lines.push(
      `# TYPE ${name} gauge`,
      ...(name.endsWith('_seconds') ? [`# UNIT ${name} seconds`] : []),
      `# HELP ${name} ${help}`,
      `${name} ${value}`,
    );
  }
  for (const [name, { help, unit, value }] of Object.entries(metrics)) {
    lines.push(`# TYPE ${name} gauge`, ...(unit ? [`# UNIT ${name} ${unit}`] : []), `# HELP ${name} ${help}`);
    for (const verdict of verdicts) {
      const sample = value(verdict);
      if (sample !== null)
        lines.push(`${name}{operation="${label(verdict.operation)}",id="${label(verdict.of)}"} ${sample}`);
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

function label(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
