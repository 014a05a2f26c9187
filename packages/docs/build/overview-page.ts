import type { Document } from './document.ts';
import { operationsOf } from './document.ts';
import type { Language } from './languages.ts';
import { code, heading, line, plain, table } from './markdown.ts';
import { texts } from './texts.ts';

/** The first page of the reference: operations, servers, headers, and what the document says of itself. */
export function overviewPage(document: Document, language: Language): string {
  const t = texts[language];
  const { info, servers, components } = document;
  const operations = operationsOf(document).map(([path, one]) => [
    `[${line(one.summary.replace(/\.$/, ''))}](${one.operationId}/)`,
    code(`GET ${path}`),
  ]);
  const places = servers.map(({ url, description, variables = {} }) => [
    line(description),
    code(url),
    Object.entries(variables)
      .filter(([, { enum: values = [] }]) => values.length > 1 || url.includes('{environment}'))
      .map(([name, variable]) => `${code(name)}: ${(variable.enum ?? []).join(', ')}`)
      .join('; '),
  ]);
  const headers = Object.values(components.securitySchemes).map(({ name, description }) => [
    code(name),
    line(description),
  ]);
  return [
    `---\neditLink: false\ndescription: ${JSON.stringify(line(info.description.split('\n\n')[0] ?? ''))}\n---`,
    heading(1, t.overview, 'overview'),
    heading(2, t.operations, 'operations'),
    table([t.column.name, 'URL'], operations),
    `${t.files}: [openapi.${language}.yaml](/openapi.${language}.yaml){target="_self"} · [openapi.${language}.json](/openapi.${language}.json){target="_self"} · [Redoc](/redoc/${language}/index.html){target="_self"}. ${t.portable}: [openapi.portable.json](/openapi.portable.json){target="_self"}`,
    heading(2, t.about, 'about'),
    plain(info.description),
    heading(2, t.servers, 'servers'),
    table([t.column.name, 'URL', t.column.facts], places),
    heading(2, t.headers, 'headers'),
    table([t.column.name, t.column.meaning], headers),
  ].join('\n\n');
}
