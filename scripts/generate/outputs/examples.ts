import { constant, moduleText } from '../banner.ts';
import { type ExampleObject, type OpenApiDocument, resolve } from '../document.ts';
import type { Files } from '../files.ts';
import type { OperationEntry, ResponseBody, Table } from '../operation-table.ts';

/** Every example of the document, by operation. */
export function examples(document: OpenApiDocument, { entries }: Table): Files {
  return {
    'examples.ts': moduleText(
      constant(
        'examples',
        Object.fromEntries(entries.map((entry) => [entry.operation.id, readExamples(document, entry)])),
      ),
    ),
  };
}

function readExamples(document: OpenApiDocument, { parameters, bodies }: OperationEntry): unknown {
  const given = parameters.filter((parameter) => parameter.example !== undefined);
  const statuses = [...new Set(bodies.map((body) => body.status))];
  return {
    parameters: Object.fromEntries(given.map((parameter) => [parameter.name, parameter.example])),
    responses: Object.fromEntries(
      statuses.map((status) => [
        status,
        Object.assign(
          {},
          ...bodies.filter((body) => body.status === status).map((body) => namedValues(document, body)),
        ),
      ]),
    ),
  };
}

function namedValues(document: OpenApiDocument, { content }: ResponseBody): Record<string, unknown> {
  const named = Object.entries(content.examples ?? {}).map(([name, example]) => [
    name,
    resolve<ExampleObject>(document, example).value,
  ]);
  return Object.fromEntries(content.example === undefined ? named : [['example', content.example], ...named]);
}
