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
  const parameters = (operation.parameters ?? []).map((/** @type {Node} */ one) => resolve(one) ?? {});
  return {
    page,
    row: typesOf(list).includes('array') ? propertiesOf(list?.items, resolve) : undefined,
    /** @type {(place: string, name: string) => Node | undefined} */
    parameter: (place, name) =>
      resolve(parameters.find((/** @type {Node} */ one) => one.in === place && one.name === name)?.schema),
  };
}

/** @typedef {ReturnType<typeof namesOf>} Names */

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
