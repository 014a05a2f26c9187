/**
 * The shape of the operation table: what a program needs to know about an operation to call it, to page through it,
 * to mock it and to check it. The table itself is generated from the OpenAPI document.
 */

/** How sure a statement is. What is not marked is `documented` by the vendor. */
export type Source = 'documented' | 'vendor-code' | 'observed' | 'assumed';

export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'unknown';

/** A value as its schema states it. */
export interface ValueShape {
  readonly type: ValueType;
  readonly nullable?: true;
  /** `date-time` carries a zone, `date-time-local` as a rule does not: read it as UTC where it has none. */
  readonly format?: string;
  readonly pattern?: string;
  /** The only values there are. */
  readonly enum?: readonly string[];
  /** Values that are known; others may come. */
  readonly known?: readonly string[];
  /** The API version that brought a value of `enum` or `known`. Values that are not named were always there. */
  readonly valuesSince?: { readonly [value: string]: string };
  /** The API version that brought this parameter or field. Absent: it was always there. */
  readonly since?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The bounds above that the vendor does not document; the live service may differ. */
  readonly assumed?: readonly string[];
}

export interface Parameter extends ValueShape {
  readonly in: 'path' | 'query' | 'header';
  readonly required?: true;
  readonly default?: string | number | boolean;
}

interface Assumable {
  /** The vendor does not document this; the live service may differ. */
  readonly assumed?: true;
}

/** What a list operation does with its parameters and its rows. Each part but `items` may be absent. */
export interface ListBehaviour {
  /** The property of the response that holds the rows. */
  readonly items: string;
  /** The path parameter whose value the rows belong to, and the field of a row that repeats it, where one does. */
  readonly parent?: { readonly parameter: string; readonly field?: string } & Assumable;
  /** The property that counts rows: all that match, or those of this page. */
  readonly count?: { readonly property: string; readonly means: 'total' | 'page' } & Assumable;
  readonly page?: { readonly parameter: string; readonly first: number } & Assumable;
  readonly size?: { readonly parameter: string; readonly default?: number; readonly maximum?: number } & Assumable;
  /** `default` and `stable` are `field:asc` or `field:desc`. Rows that are added meanwhile sort last under `stable`. */
  readonly sort?: {
    readonly parameter: string;
    readonly default?: string;
    readonly stable?: string;
    readonly fields?: readonly string[];
  } & Assumable;
  readonly filters?: readonly ListFilter[];
}

/** `from` and `until` include their end; text without a zone is compared as UTC. */
export interface ListFilter extends Assumable {
  readonly parameter: string;
  readonly field: string;
  readonly test: 'equals' | 'from' | 'until';
}

/**
 * What makes a row of a list a run, which can succeed or fail. `state`, `started`, `ended`, `target` and `of` name fields
 * of a row. A state in none of the four lists says nothing about how the run went.
 */
export interface RunBehaviour extends Assumable {
  readonly state: string;
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  readonly running?: readonly string[];
  /** The run did a part of what it was asked for. */
  readonly partial?: readonly string[];
  readonly started: string;
  readonly ended: string;
  /** The field that says what the run wrote to. */
  readonly target?: string;
  /** The field with the id of what was run. */
  readonly of: string;
}

/** The list that a single object is a row of: the row whose `field` equals the path parameter `parameter`. */
export interface ItemBehaviour {
  /** The id of the list operation. */
  readonly list: string;
  readonly parameter: string;
  readonly field: string;
}

export interface Operation {
  readonly id: string;
  readonly method: 'GET';
  /** Path template: `/v1/things/{thing_id}`. */
  readonly path: string;
  /** The API version that brought this operation. Absent: it was always there. */
  readonly since?: string;
  /** The vendor's name of the permission. */
  readonly action?: string;
  /** The words of the command line. */
  readonly command: readonly string[];
  /** What the documentation begins with, wherever the operation stands in the document. */
  readonly primary?: true;
  /** Path and query parameters by name, in the order of the document. */
  readonly parameters: { readonly [name: string]: Parameter };
  readonly list?: ListBehaviour;
  readonly run?: RunBehaviour;
  readonly item?: ItemBehaviour;
}

/** What a client reads of an operation: how it is called and paged. */
export type OperationCall = Pick<Operation, 'id' | 'path' | 'since' | 'parameters' | 'list'>;

export type OperationTable = { readonly [id: string]: Operation };

/** The fields of a list operation's rows, or of a single object, in the order of the document. */
export type RowFields = { readonly [field: string]: ValueShape & { readonly required?: true } };

/** What the document says of one status of an operation. */
export interface ResponseShape {
  readonly source: Source;
  readonly mediaTypes: readonly string[];
  /** The examples by name: in which media type each is written, and where it comes from. */
  readonly examples?: {
    readonly [name: string]: { readonly mediaType: string; readonly source: Source };
  };
}

/** What holds for the whole service. */
export interface Service {
  /** The value of `Scp-Api-Version` that the document describes. */
  readonly apiVersion: string;
  /** Numbers of the versions that are known, oldest first. */
  readonly apiVersions: readonly string[];
  /** The headers of a signed request. */
  readonly securityHeaders: readonly string[];
  /** The real pairs of environment and region. */
  readonly servers: readonly {
    /** With `{region}` for one of the regions. */
    readonly url: string;
    readonly environment: string;
    readonly regions: readonly string[];
  }[];
}

/** The examples of an operation: values of its parameters, and bodies by status and name. */
export interface OperationExamples {
  readonly parameters: { readonly [name: string]: unknown };
  readonly responses: { readonly [status: string]: { readonly [name: string]: unknown } };
}

/** The texts of an operation in one language. */
export interface OperationTexts {
  readonly summary: string;
  readonly description: string;
  readonly parameters: { readonly [name: string]: string };
  readonly fields: { readonly [name: string]: string };
}
