import { operations, rows } from '@scp-backup/openapi';
import { texts as words } from '@scp-backup/openapi/texts';
import { type Document, type Operation, operationsOf, resolve } from './document.ts';
import type { Language } from './languages.ts';
import { texts } from './texts.ts';

type Told = Readonly<Record<string, string>>;
type Table = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The reference of a language as Markdown. */
export function plainReference(document: Document, language: Language): string {
  const t = texts[language];
  const servers = document.servers.map(
    ({ url, description, variables }) =>
      `| ${description} | \`${url}\` | ${Object.entries(variables)
        .map(([name, variable]) => `\`${name}\`: ${variable.enum.join(', ')}`)
        .join('; ')} |`,
  );
  const headers = Object.values(document.components.securitySchemes).map(
    ({ name, description }) => `| \`${name}\` | ${line(description)} |`,
  );
  // The description's own headings go below this page's.
  return [
    `# ${document.info.title} (${document.info.version})`,
    document.info.description.replaceAll(/^(#+) /gm, '$1# '),
    `## ${t.servers}`,
    table([t.column.name, 'URL', t.column.facts], servers),
    `## ${t.headers}`,
    table([t.column.name, t.column.meaning], headers),
    ...operationsOf(document).flatMap((operation) => operationText(document, operation, language)),
  ].join('\n\n');
}

function operationText(document: Document, operation: Operation, language: Language): string[] {
  const t = texts[language];
  const entry = Object.values(operations).find(({ id }) => id === operation.operationId);
  if (!entry) return [];
  const told: { parameters: Told; fields?: Told } = words[language][entry.id];
  const parameters = Object.entries(entry.parameters as Table).map(
    ([name, parameter]) => `| \`${name}\` | ${facts(parameter, language)} | ${line(told.parameters[name] ?? '')} |`,
  );
  const fields = Object.entries((rows as Readonly<Record<string, Table>>)[entry.id] ?? {}).map(
    ([name, field]) => `| \`${name}\` | ${facts(field, language)} | ${line(told.fields?.[name] ?? '')} |`,
  );
  const answers = Object.entries(operation.responses).map(([status, one]) => {
    const answer = resolve(document, one);
    return `| ${status} | ${line(answer.description)} | ${answer['x-scp-source'] ?? t.documented} |`;
  });
  return [
    `## ${operation.summary}`,
    `\`${entry.method} ${entry.path}\``,
    line(operation.description),
    `### ${t.parameters}`,
    table([t.column.name, t.column.facts, t.column.meaning], parameters),
    ...assumptions(entry, language),
    ...(fields.length > 0 ? [`### ${t.fields}`, table([t.column.name, t.column.facts, t.column.meaning], fields)] : []),
    `### ${t.answers}`,
    table([t.column.name, t.column.meaning, t.column.source], answers),
    `### ${t.samples}`,
    ...(operation['x-codeSamples'] ?? []).flatMap(({ label, lang, source }) => [
      `#### ${label}`,
      `\`\`\`${grammarOf(lang)}\n${source.trimEnd()}\n\`\`\``,
    ]),
  ];
}

/** What the list behaviour takes for granted without the vendor's word. */
function assumptions(entry: (typeof operations)[keyof typeof operations], language: Language): string[] {
  const list: Readonly<Record<string, unknown>> = 'list' in entry ? entry.list : {};
  const parts = Object.values(list).flatMap((part) => part) as {
    assumed?: boolean;
    parameter?: string;
    property?: string;
  }[];
  const names = parts.filter(({ assumed }) => assumed).map(({ parameter, property }) => `\`${parameter ?? property}\``);
  return names.length === 0 ? [] : [`> ${texts[language].assumed} ${names.join(', ')}`];
}

/** What the operation table knows of a parameter or a field, in one cell. */
function facts(entry: Readonly<Record<string, unknown>>, language: Language): string {
  const t = texts[language];
  const list = (value: unknown) => (value as readonly unknown[]).map((one) => `\`${one}\``).join(', ');
  return [
    entry.in,
    entry.type,
    entry.format,
    entry.required === true && entry.in !== undefined ? t.required : undefined,
    entry.nullable === true ? t.nullable : undefined,
    entry.default === undefined ? undefined : `${t.fallback} \`${entry.default}\``,
    entry.minimum === undefined ? undefined : `≥ ${entry.minimum}`,
    entry.enum === undefined ? undefined : `${t.allowed}: ${list(entry.enum)}`,
    entry.known === undefined ? undefined : `${t.known}: ${list(entry.known)}`,
  ]
    .filter((one) => one !== undefined)
    .join(', ');
}

const table = (heads: readonly string[], lines: readonly string[]) =>
  [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...lines].join('\n');

const line = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();

const grammarOf = (lang: string) =>
  ({ TypeScript: 'ts', Shell: 'sh', Bash: 'sh', cURL: 'sh', Python: 'python', Go: 'go', Java: 'java' })[lang] ??
  lang.toLowerCase();
