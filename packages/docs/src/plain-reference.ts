import { operations, rows } from '@scp-backup/openapi';
import { texts as words } from '@scp-backup/openapi/texts';
import { type Document, type Operation, operationsOf, resolve } from './document.ts';
import type { Language } from './languages.ts';
import { answersText } from './plain-answers.ts';
import { schemasText } from './plain-schemas.ts';
import { line, table } from './plain-table.ts';
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
    `## ${t.schemas}`,
    ...schemasText(document, language),
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
  // The table leaves out the headers that the client sets itself.
  const headers = operation.parameters
    .map((one) => resolve(document, one))
    .filter((one) => one.in === 'header' && !(one.name in entry.parameters))
    .map((one) => `| \`${one.name}\` | ${facts({ ...one.schema, ...one }, language)} | ${line(one.description)} |`);
  return [
    `## ${operation.summary}`,
    `\`${entry.method} ${entry.path}\``,
    line(operation.description),
    `### ${t.parameters}`,
    table([t.column.name, t.column.facts, t.column.meaning], [...parameters, ...headers]),
    ...assumptions(entry, language),
    ...(fields.length > 0 ? [`### ${t.fields}`, table([t.column.name, t.column.facts, t.column.meaning], fields)] : []),
    ...answersText(document, operation, language),
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
  const parts = Object.values(list).flat() as {
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

const grammarOf = (lang: string) =>
  ({ TypeScript: 'ts', Shell: 'sh', Bash: 'sh', cURL: 'sh', Python: 'python', Go: 'go', Java: 'java' })[lang] ??
  lang.toLowerCase();
