// @ts-check
import { extensionSchema } from './extension-schema.js';
import { isTime, namesOf, parametersOf, unless } from './names.js';

/**
 * @typedef {import('./names.js').Node} Node
 * @typedef {import('./names.js').Resolve} Resolve
 */

const misfits = extensionSchema('x-scp-run');

/**
 * What is wrong with an operation's `x-scp-run`: it must fit its schema, name fields of the list's rows, and put every
 * known value of the state into exactly one of its lists. What the runs belong to must be listed, so that all runs can be
 * collected.
 *
 * @param {Node} operation
 * @param {readonly Node[]} operations all operations of the document
 * @param {Resolve} resolve
 * @returns {string[]} one sentence for each problem
 */
export function runBehaviourProblems(operation, operations, resolve) {
  /** @type {Node | undefined} */
  const run = operation['x-scp-run'];
  if (run === undefined) return [];
  const problems = misfits(run);
  if (problems.length > 0) return problems;
  const list = operation['x-scp-list'];
  if (!list) return ['x-scp-run: only an operation with x-scp-list has runs'];
  const row = namesOf(operation, list.items, resolve).row ?? {};
  return [
    ...['state', 'started', 'ended', 'target', 'of'].flatMap((key) =>
      unless(
        `x-scp-run: ${key}: a row has no field ${run[key]}`,
        run[key] === undefined || row[run[key]] !== undefined,
      ),
    ),
    ...['started', 'ended'].flatMap((key) =>
      unless(`x-scp-run: ${key}: ${run[key]} is not a time`, !row[run[key]] || isTime(row[run[key]])),
    ),
    ...(row[run.state] ? stateProblems(run, row[run.state]) : []),
    ...pathProblems(operation, operations, resolve),
  ];
}

/** @type {(operation: Node, operations: readonly Node[], resolve: Resolve) => string[]} */
function pathProblems(operation, operations, resolve) {
  const { path, 'x-scp-list': list } = operation;
  const names = parametersOf(operation, resolve).flatMap((one) => (one.in === 'path' ? [one.name] : []));
  const parent = list.parent?.parameter;
  const isListed = operations.some(
    ({ path: object, 'x-scp-item': item }) => item?.parameter === parent && path.startsWith(`${object}/`),
  );
  return [
    ...unless(
      `x-scp-run: the path of runs has no parameter but the parent's, not ${names.join(' and ')}`,
      names.every((name) => name === parent),
    ),
    ...unless(
      `x-scp-run: nothing lists the values of ${parent}: an operation at the start of this path needs x-scp-item`,
      parent === undefined || isListed,
    ),
  ];
}

/** @type {(run: Node, state: Node) => string[]} */
function stateProblems(run, state) {
  const known = state['x-extensible-enum'];
  if (!known) return [`x-scp-run: state: ${run.state} has no x-extensible-enum`];
  const listed = ['succeeded', 'failed', 'running', 'partial'].flatMap((key) => run[key] ?? []);
  return [...new Set([...known, ...listed])].flatMap((value) => [
    ...unless(`x-scp-run: ${value} is not a known value of ${run.state}`, known.includes(value)),
    ...unless(
      `x-scp-run: ${value} must be in exactly one of succeeded, failed, running, partial`,
      listed.filter((one) => one === value).length === 1,
    ),
  ]);
}
