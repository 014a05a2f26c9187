import { operations, type Operation as TableEntry } from '@scp-backup/openapi';
import { type Answer, type Document, type Example, type MediaType, type Operation, resolve } from './document.ts';
import type { Language } from './languages.ts';
import { listText } from './list-behaviour.ts';
import { code, fence, heading, line, plain, table } from './markdown.ts';
import { codeSamples } from './samples/index.ts';
import { limitsOf, schemasText, sinceText, sourceText, typeOf } from './schema-facts.ts';
import { texts } from './texts.ts';

/** The page of an operation: everything that the document states of it. */
export function operationPage(document: Document, operation: Operation, language: Language): string {
  const t = texts[language];
  const entry: TableEntry = operations[operation.operationId as keyof typeof operations];
  const answers = Object.entries(operation.responses).map(([status, one]) => [status, resolve(document, one)] as const);
  const schemas = answers.flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap(({ schema }) => (schema ? [[status, schema] as const] : [])),
  );
  return [
    `---\neditLink: false\ndescription: ${JSON.stringify(line(operation.description))}\n---`,
    heading(1, operation.summary.replace(/\.$/, ''), entry.id.toLowerCase()),
    fence('http', `${entry.method} ${entry.path}`),
    plain(operation.description),
    [
      `\`${entry.id}\``,
      ...(entry.action ? [`${t.permission} ${code(entry.action)}`] : []),
      ...(entry.since ? [sinceText(entry.since, language)] : []),
    ].join(' · '),
    `<details class="console"><summary>${t.console}</summary><scp-console operation="${entry.id}"></scp-console></details>`,
    heading(2, t.parameters, 'parameters'),
    parametersTable(document, operation, language),
    heading(2, t.samples, 'samples'),
    samples(entry),
    ...(entry.list ? [heading(2, t.list.title, 'list'), listText(entry.list, language)] : []),
    heading(2, t.responses, 'responses'),
    table(
      [t.column.status, t.column.meaning, t.column.source],
      answers.map(([status, answer]) => [
        status,
        [line(answer.description), ...headersOf(answer, language)].join('<br>'),
        sourceText(answer['x-scp-source'], language),
      ]),
    ),
    heading(2, t.bodies, 'bodies'),
    ...answers.flatMap(([status, answer]) => bodies(document, status, answer, language)),
    heading(2, t.schemas, 'schemas'),
    ...schemasText(document, schemas, language),
  ].join('\n\n');
}

function parametersTable(document: Document, { parameters = [] }: Operation, language: Language): string {
  const { column, required } = texts[language];
  const rows = parameters
    .map((one) => resolve(document, one))
    .map((one) => [
      `${code(one.name)}<br>${[one.in, typeOf(one.schema, language), ...(one.required ? [required] : [])].join(', ')}`,
      [line(one.description), limitsOf(document, one.schema, language)].filter((part) => part !== '').join('<br>'),
      sourceText(one['x-scp-source'] ?? one.schema['x-scp-source'], language),
    ]);
  return table([column.name, column.meaning, column.source], rows);
}

function samples(entry: TableEntry): string {
  const blocks = codeSamples(entry).map(({ grammar, label, source }) => fence(`${grammar} [${label}]`, source));
  return ['::: code-group', ...blocks, ':::'].join('\n\n');
}

function headersOf({ headers = {} }: Answer, language: Language): string[] {
  return Object.entries(headers).map(
    ([name, one]) => `${code(name)}: ${line(one.description ?? '')} (${sourceText(one['x-scp-source'], language)})`,
  );
}

function bodies(document: Document, status: string, { content = {} }: Answer, language: Language): string[] {
  return Object.entries(content).flatMap(([mediaType, media]) =>
    Object.entries(examplesOf(media, language)).flatMap(([name, one]) => {
      const { summary, value, ...rest }: Example = resolve(document, one);
      const text = typeof value === 'string' ? fence('html', value) : fence('json', JSON.stringify(value, null, 2));
      return [
        heading(3, `${status}: ${summary}`, `body-${status}-${name.toLowerCase()}`),
        `${code(mediaType)} · ${sourceText(rest['x-scp-source'], language)}`,
        text,
      ];
    }),
  );
}

function examplesOf({ example, examples = {} }: MediaType, language: Language): MediaType['examples'] & {} {
  return example === undefined
    ? examples
    : { example: { summary: texts[language].example, value: example }, ...examples };
}
