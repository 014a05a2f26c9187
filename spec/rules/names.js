// @ts-check

/**
 * @typedef {Record<string, any>} Node
 * @typedef {(node: any) => any} Resolve follows a `$ref`
 */

/**
 * The parameters and fields that a behaviour may name, with their schemas.
 *
 * @param {Node} operation
 * @param {string} items the property of the response that holds the rows
 * @param {Resolve} resolve
 */
export function namesOf(operation, items, resolve) {
  const response = resolve(operation.responses?.['200']);
  const page = propertiesOf(response?.content?.['application/json']?.schema, resolve);
  const list = resolve(page?.[items]);
  /** @type {(place: string, name: string) => Node | undefined} */
  const find = (place, name) => parametersOf(operation, resolve).find((one) => one.in === place && one.name === name);
  return {
    page,
    row: typesOf(list).includes('array') ? propertiesOf(list?.items, resolve) : undefined,
    /** @type {(place: string, name: string) => Node | undefined} the schema of a parameter */
    parameter: (place, name) => resolve(find(place, name)?.schema),
    /** @type {(place: string, name: string) => unknown} */
    example: (place, name) => find(place, name)?.example,
  };
}

/** @typedef {ReturnType<typeof namesOf>} Names */

/** @type {(operation: Node, resolve: Resolve) => Node[]} */
export const parametersOf = ({ parameters = [] }, resolve) =>
  parameters.flatMap((/** @type {Node} */ one) => resolve(one) ?? []);

/**
 * @param {Node | undefined} node
 * @param {Resolve} resolve
 * @returns {Node | undefined} properties with their schemas resolved
 */
export function propertiesOf(node, resolve) {
  const object = resolve(node);
  if (!object) return undefined;
  return Object.fromEntries(Object.entries(object.properties ?? {}).map(([name, value]) => [name, resolve(value)]));
}

/** @param {Node | undefined} node */
export const typesOf = (node) => [node?.type ?? []].flat().filter((type) => type !== 'null');

/** @type {(problem: string, holds: boolean) => string[]} */
export const unless = (problem, holds) => (holds ? [] : [problem]);

/** @param {Node | undefined} node */
export const isTime = (node) => ['date-time', 'date-time-local', 'date'].includes(node?.format);
