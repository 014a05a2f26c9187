// @ts-check
import { extensionSchema } from './extension-schema.js';
import { namesOf, parametersOf, propertiesOf, unless } from './names.js';

/**
 * @typedef {import('./names.js').Node} Node
 * @typedef {import('./names.js').Resolve} Resolve
 */

const misfits = extensionSchema('x-scp-item');

/**
 * What is wrong with an operation's `x-scp-item`: it must fit its schema, name a list of the document, and the row that
 * is found there must fit the response.
 *
 * @param {Node} operation
 * @param {readonly Node[]} operations all operations of the document
 * @param {Resolve} resolve
 * @returns {string[]} one sentence for each problem
 */
export function itemBehaviourProblems(operation, operations, resolve) {
  /** @type {Node | undefined} */
  const item = operation['x-scp-item'];
  if (item === undefined) return [];
  const problems = misfits(item);
  if (problems.length > 0) return problems;
  if (operation['x-scp-list']) return ['x-scp-item: an operation is a list or an item, not both'];
  const list = operations.find(({ operationId }) => operationId === item.list);
  const behaviour = list?.['x-scp-list'];
  if (!list || !behaviour) return [`x-scp-item: list: there is no operation ${item.list} with x-scp-list`];
  const row = namesOf(list, behaviour.items, resolve).row ?? {};
  const response = resolve(operation.responses?.['200']);
  const object = propertiesOf(response?.content?.['application/json']?.schema, resolve) ?? {};
  return [
    ...unless(
      `x-scp-item: parameter: there is no path parameter ${item.parameter}`,
      parametersOf(operation, resolve).some((one) => one.in === 'path' && one.name === item.parameter),
    ),
    ...unless(`x-scp-item: field: a row of ${item.list} has no field ${item.field}`, row[item.field] !== undefined),
    ...Object.entries(row).flatMap(([name, shape]) =>
      unless(
        `x-scp-item: the field ${name} of a row of ${item.list} does not fit the response`,
        object[name] === undefined || fits(shape, object[name]),
      ),
    ),
  ];
}

/** @type {(row: Node, object: Node) => boolean} */
function fits(row, object) {
  const allowed = [object.type ?? []].flat();
  return allowed.length === 0 || [row.type ?? []].flat().every((type) => allowed.includes(type));
}
