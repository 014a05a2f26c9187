import type { CheckResult, ContractReport } from '../check.ts';

/** The report in the XML form that build servers read. */
export function junitReport({ checks, failed, unprovable, differs, seed, profile, startedAt }: ContractReport): string {
  const cases = checks.map(testCase).join('\n');
  const counts = `tests="${checks.length}" failures="${failed}" errors="0" skipped="${unprovable + differs}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
<testsuite name="contract ${profile} seed ${seed}" timestamp="${startedAt}" ${counts}>
${cases}
</testsuite>
</testsuites>
`;
}

function testCase({ operation, pointer, name, outcome, note, failures }: CheckResult): string {
  const head = `<testcase classname="${escapeXml(`${operation} ${pointer}`)}" name="${escapeXml(name)}">`;
  const details = failures.map(({ message, seed, call }) =>
    [message, `seed ${seed}`, call?.curl, call && `string to sign: ${call.stringToSign}`].filter(Boolean).join('\n'),
  );
  const first = escapeXml(failures[0]?.message ?? note ?? '');
  const body = {
    pass: '',
    fail: `<failure message="${first}">${escapeXml(details.join('\n\n'))}</failure>`,
    differs: `<skipped message="${first}"/>`,
    unprovable: `<skipped message="${first}"/>`,
  }[outcome];
  return `${head}${body}</testcase>`;
}

function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // The detour makes half a surrogate pair a replacement character.
  return (
    Buffer.from(text)
      .toString()
      .replaceAll(/[&<>"]/g, (one) => names[one] ?? one)
      // What XML cannot hold.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  );
}
