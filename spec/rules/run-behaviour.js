// @ts-check
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isTime, namesOf, unless } from './names.js';

/**
 * @typedef {import('./names.js').Node} Node
 * @typedef {import('./names.js').Resolve} Resolve
 */

const schema = JSON.parse(readFileSync(new URL('x-scp-run.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/**
 * What is wrong with an operation's `x-scp-run`: it must fit its schema, name fields of the list's rows, and put every
 * known value of the state into exactly one of its lists.
 *
 * @param {Node} operation
 * @param {Resolve} resolve
 * @returns {string[]} one sentence for each problem
 */
export function runBehaviourProblems(operation, resolve) {
  /** @type {Node | undefined} */
  const run = operation['x-scp-run'];
  if (run === undefined) return [];
  if (!validate(/** @type {unknown} */ (run)))
    return (validate.errors ?? []).map((error) => `x-scp-run${error.instancePath} ${error.message}`);
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
      `x-scp-run: ${value} is in exactly one of succeeded, failed, running, partial`,
      listed.filter((one) => one === value).length === 1,
    ),
  ]);
}
