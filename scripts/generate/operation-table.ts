import type {
  ItemBehaviour,
  ListBehaviour,
  Operation,
  Parameter,
  ResponseShape,
  RowFields,
  RunBehaviour,
  Service,
  Source,
  ValueShape,
  ValueType,
} from '../../packages/openapi/src/table.ts';
import { itemBehaviourProblems } from '../../spec/rules/item-behaviour.js';
import { listBehaviourProblems } from '../../spec/rules/list-behaviour.js';
import { runBehaviourProblems } from '../../spec/rules/run-behaviour.js';
import {
  type ExampleObject,
  type MediaTypeObject,
  methods,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  propertiesOf,
  type ResponseObject,
  resolve,
  type Schema,
} from './document.ts';

/** One operation, read once: what every output is made from. */
export interface OperationEntry {
  readonly operation: Operation;
  /** Header parameters other than the signature. */
  readonly headers: readonly ParameterObject[];
  readonly parameters: readonly ParameterObject[];
  readonly responses: { readonly [status: string]: ResponseShape };
  readonly bodies: readonly ResponseBody[];
  readonly rows?: RowFields;
  readonly rowSchema?: Schema;
  readonly summary: string;
  readonly description: string;
}

export interface ResponseBody {
  readonly status: string;
  readonly mediaType: string;
  readonly content: MediaTypeObject;
}

export interface Table {
  readonly service: Service;
  readonly entries: readonly OperationEntry[];
}

export function readTable(document: OpenApiDocument): Table {
  const sources = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      if (method !== 'get') throw new Error(`${method.toUpperCase()} ${path}: only GET operations are supported`);
      return [{ path, source: withParameters(document, item, operation as OperationObject) }];
    }),
  );
  const all = sources.map(({ path, source }) => ({ ...source, path }));
  const entries = sources.map(({ path, source }) => readOperation(document, path, source, all));
  return { service: readService(document, entries), entries };
}

type OperationSource = Omit<OperationObject, 'parameters'> & {
  readonly parameters: ParameterObject[];
  readonly operationId: string;
};

/** The operation with the parameters of its path; its own replace those with the same name and place. */
function withParameters(
  document: OpenApiDocument,
  item: Record<string, unknown>,
  source: OperationObject,
): OperationSource {
  const shared = (item.parameters ?? []) as OperationObject['parameters'] & {};
  const all = [...shared, ...(source.parameters ?? [])].map((one) => resolve<ParameterObject>(document, one));
  return { ...source, parameters: [...new Map(all.map((one) => [`${one.in} ${one.name}`, one])).values()] };
}

function readOperation(
  document: OpenApiDocument,
  path: string,
  source: OperationSource,
  all: readonly OperationSource[],
): OperationEntry {
  const { parameters } = source;
  const inUrl = parameters.filter((one) => one.in === 'path' || one.in === 'query');
  refuseProblems(document, { ...source, path }, all);
  const list = source['x-scp-list'] as ListBehaviour | undefined;
  const run = source['x-scp-run'] as RunBehaviour | undefined;
  const since = source['x-scp-since'] as string | undefined;
  const item = source['x-scp-item'] as ItemBehaviour | undefined;
  const responses = Object.entries(source.responses).map(
    ([status, response]) => [status, resolve<ResponseObject>(document, response)] as const,
  );
  const bodies = responses.flatMap(([status, response]) =>
    Object.entries(response.content ?? {}).map(([mediaType, content]) => ({ status, mediaType, content })),
  );
  const rowSchema = readRowSchema(document, source.operationId, list, bodies);
  const command = source['x-scp-command'] as string[] | undefined;
  const action = source['x-scp-action'] as string | undefined;
  return {
    operation: {
      id: source.operationId,
      method: 'GET',
      path,
      ...(since !== undefined && { since }),
      ...(action !== undefined && { action }),
      command: command ?? [kebabCase(source.operationId)],
      ...(source['x-scp-primary'] === true && { primary: true as const }),
      parameters: Object.fromEntries(inUrl.map((one) => [one.name, readParameter(document, one)])),
      ...(list && { list }),
      ...(run && { run }),
      ...(item && { item }),
    },
    headers: parameters.filter((one) => one.in === 'header'),
    parameters: inUrl,
    responses: Object.fromEntries(
      responses.map(([status, response]) => [
        status,
        {
          source: (response['x-scp-source'] ?? 'documented') as Source,
          mediaTypes: Object.keys(response.content ?? {}),
          examples: readExamples(document, response),
        },
      ]),
    ),
    bodies,
    ...(rowSchema && { rowSchema, rows: readRows(document, rowSchema) }),
    summary: source.summary ?? source.operationId,
    description: source.description ?? source.summary ?? source.operationId,
  };
}

function refuseProblems(document: OpenApiDocument, operation: object, all: readonly object[]): void {
  const problems = [listBehaviourProblems, runBehaviourProblems, itemBehaviourProblems].flatMap((problemsOf) =>
    problemsOf(operation, all, (node) => node && resolve(document, node)),
  );
  if (problems.length > 0) throw new Error(`${(operation as OperationObject).operationId}: ${problems.join('; ')}`);
}

/** The schema of a list's rows, or of the single object that the operation responds with. */
function readRowSchema(
  document: OpenApiDocument,
  id: string,
  list: ListBehaviour | undefined,
  bodies: readonly ResponseBody[],
): Schema | undefined {
  const body = bodies.find((one) => one.status === '200' && one.mediaType === 'application/json');
  if (!list) {
    const object = body && resolve<Schema>(document, body.content.schema);
    return object?.properties && object;
  }
  const items = body && propertiesOf(document, body.content.schema).properties[list.items];
  const rows = items && resolve<Schema>(document, items).items;
  if (!rows) throw new Error(`${id}: the items of ${list.items} have no schema`);
  return resolve<Schema>(document, rows);
}

function readRows(document: OpenApiDocument, row: Schema): RowFields {
  const { properties, required } = propertiesOf(document, row);
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      {
        ...readShape(resolve<Schema>(document, schema)),
        ...readSince(schema),
        ...(required.includes(name) && { required: true as const }),
      },
    ]),
  );
}

function readExamples(document: OpenApiDocument, { content = {} }: ResponseObject): ResponseShape['examples'] & {} {
  return Object.fromEntries(
    Object.entries(content).flatMap(([mediaType, { examples = {} }]) =>
      Object.entries(examples).map(([name, example]) => {
        const source = resolve<ExampleObject>(document, example)['x-scp-source'] ?? 'documented';
        return [name, { mediaType, source: source as Source }];
      }),
    ),
  );
}

function readParameter(document: OpenApiDocument, parameter: ParameterObject): Parameter {
  const schema = resolve<Schema>(document, parameter.schema);
  return {
    in: parameter.in as Parameter['in'],
    ...(parameter.required && { required: true }),
    ...readShape(schema),
    ...readSince(parameter),
    ...(schema.default != null && { default: schema.default as string | number | boolean }),
  };
}

function readSince({ 'x-scp-since': since }: { 'x-scp-since'?: string }): { since?: string } {
  return since === undefined ? {} : { since };
}

function readShape(schema: Schema): ValueShape {
  const types = [schema.type ?? []].flat();
  const named = types.filter((type) => type !== 'null');
  const known = schema['x-extensible-enum'];
  const valuesSince = schema['x-scp-values-since'];
  const assumed = assumedKeywords(schema['x-scp-source']);
  return {
    type: named.length === 1 ? (named[0] as ValueType) : 'unknown',
    ...(types.includes('null') && { nullable: true as const }),
    ...(schema.format !== undefined && { format: schema.format }),
    ...(schema.pattern !== undefined && { pattern: schema.pattern }),
    ...(schema.enum && { enum: schema.enum.filter((value) => value !== null).map(String) }),
    ...(known && { known }),
    ...(valuesSince && { valuesSince }),
    ...(schema.minimum !== undefined && { minimum: schema.minimum }),
    ...(schema.maximum !== undefined && { maximum: schema.maximum }),
    ...(schema.minLength !== undefined && { minLength: schema.minLength }),
    ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
    ...(assumed.length > 0 && { assumed }),
  };
}

function assumedKeywords(marks: Schema['x-scp-source'] = {}): string[] {
  return typeof marks === 'string' ? [] : Object.keys(marks).filter((keyword) => marks[keyword] === 'assumed');
}

function readService(document: OpenApiDocument, entries: readonly OperationEntry[]): Service {
  const version = entries.flatMap((entry) => entry.headers).find((header) => header.name === 'Scp-Api-Version');
  const apiVersion = version && resolve<Schema>(document, version.schema).default;
  if (typeof apiVersion !== 'string') throw new Error('no operation states a default for the header Scp-Api-Version');
  return {
    apiVersion,
    apiVersions: document.info['x-scp-versions'],
    securityHeaders: Object.values(document.components.securitySchemes ?? {}).map((scheme) => scheme.name),
    servers: document.servers.map(({ url, variables, 'x-scp-environment': environment = '' }) => ({
      url,
      environment,
      regions: variables?.region?.enum ?? [],
    })),
  };
}

function kebabCase(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
