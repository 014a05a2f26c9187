// @ts-check
import { extensionSchema } from './extension-schema.js';
import { isTime, namesOf, typesOf, unless } from './names.js';

/**
 * @typedef {import('./names.js').Node} Node
 * @typedef {import('./names.js').Names} Names
 * @typedef {import('./names.js').Resolve} Resolve
 */

const misfits = extensionSchema('x-scp-list');

/**
 * What is wrong with an operation's `x-scp-list`: it must fit its schema, and every parameter and field that it names
 * must exist with a fitting type.
 *
 * @param {Node} operation
 * @param {readonly Node[]} _operations all operations of the document
 * @param {Resolve} resolve
 * @returns {string[]} one sentence for each problem
 */
export function listBehaviourProblems(operation, _operations, resolve) {
  const behaviour = operation['x-scp-list'];
  if (behaviour === undefined) return [];
  const problems = misfits(behaviour);
  if (problems.length > 0) return problems;
  const names = namesOf(operation, behaviour.items, resolve);
  if (!names.row) return [`items: the 200 response has no list of objects named ${behaviour.items}`];
  return [
    ...parentProblems(behaviour, names),
    ...countProblems(behaviour, names),
    ...pagingProblems(behaviour, names),
    ...sortProblems(behaviour, names),
    ...filterProblems(behaviour, names),
  ];
}

/** @type {(behaviour: Node, names: Names) => string[]} */
function parentProblems({ parent }, { parameter, row }) {
  if (!parent) return [];
  return [
    ...unless(
      `parent: there is no path parameter ${parent.parameter}`,
      parameter('path', parent.parameter) !== undefined,
    ),
    ...unless(
      `parent: a row has no field ${parent.field}`,
      parent.field === undefined || row?.[parent.field] !== undefined,
    ),
  ];
}

/** @type {(behaviour: Node, names: Names) => string[]} */
function countProblems({ count }, { page }) {
  if (!count) return [];
  return unless(
    `count: the 200 response has no integer named ${count.property}`,
    typesOf(page?.[count.property]).join() === 'integer',
  );
}

/** @type {(behaviour: Node, names: Names) => string[]} */
function pagingProblems({ page, size }, { parameter }) {
  return [page, size].flatMap((one, index) => {
    if (!one) return [];
    const key = index === 0 ? 'page' : 'size';
    const schema = parameter('query', one.parameter);
    return [
      ...unless(`${key}: there is no integer query parameter ${one.parameter}`, typesOf(schema).join() === 'integer'),
      ...unless(
        `${key}: the default ${one.default} is not the one of the parameter's schema`,
        one.default === undefined || schema?.default === undefined || schema.default === one.default,
      ),
    ];
  });
}

/** @type {(behaviour: Node, names: Names) => string[]} */
function sortProblems({ sort }, { parameter, example: exampleOf, row }) {
  if (!sort) return [];
  const orders = [sort.default, sort.stable].filter((order) => order !== undefined);
  const schema = parameter('query', sort.parameter);
  const example = exampleOf('query', sort.parameter);
  const fields = new Set([...(sort.fields ?? []), ...orders.map((order) => order.split(':')[0])]);
  return [
    ...unless(`sort: there is no text query parameter ${sort.parameter}`, typesOf(schema).join() === 'string'),
    ...[...fields].flatMap((field) => unless(`sort: a row has no field ${field}`, row?.[field] !== undefined)),
    ...orders.flatMap((order) =>
      unless(`sort: ${order} is not among the fields`, !sort.fields || sort.fields.includes(order.split(':')[0])),
    ),
    ...unless(
      `sort: the example ${example} is not among the fields`,
      example === undefined || !sort.fields || sort.fields.includes(String(example).split(':')[0]),
    ),
    ...unless(
      `sort: the default ${sort.default} is not the one of the parameter's schema`,
      sort.default === undefined || schema?.default === undefined || schema.default === sort.default,
    ),
  ];
}

/** @type {(behaviour: Node, names: Names) => string[]} */
function filterProblems({ filters = [] }, { parameter, row }) {
  return filters.flatMap((/** @type {Node} */ filter) => {
    const from = parameter('query', filter.parameter);
    const field = row?.[filter.field];
    if (!from) return [`filters: there is no query parameter ${filter.parameter}`];
    if (!field) return [`filters: a row has no field ${filter.field}`];
    return unless(
      `filters: ${filter.parameter} (${filter.test}) does not fit the type of ${filter.field}`,
      typesOf(from).join() === typesOf(field).join() && (filter.test === 'equals' || isTime(from) === isTime(field)),
    );
  });
}
