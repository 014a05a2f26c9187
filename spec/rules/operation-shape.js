// @ts-check
import { parametersOf, propertiesOf, typesOf, unless } from './names.js';

/**
 * @typedef {import('./names.js').Node} Node
 * @typedef {import('./names.js').Resolve} Resolve
 */

const values = ['string', 'integer', 'number', 'boolean'];

/** The first words of the commands that belong to no operation. */
const reserved = ['mock', 'contract', 'evidence', 'sign', 'doctor', 'completion', 'help', 'version'];

/** The flags that every command has, as parameters would be called. */
const flags = ['output', 'output_file', 'columns', 'bom', 'language', 'quiet', 'debug', 'help'];

/**
 * What of an operation the toolkit does not support: it calls operations with text, numbers and booleans in path and query,
 * and reads an object.
 *
 * @param {Node} operation
 * @param {readonly Node[]} operations all operations of the document
 * @param {Resolve} resolve
 * @returns {string[]} one sentence for each problem
 */
export function operationShapeProblems(operation, operations, resolve) {
  return [
    ...parametersOf(operation, resolve).flatMap((one) => parameterProblems(one, resolve)),
    ...nameProblems(operation, operations, resolve),
    ...responseProblems(operation, resolve),
    ...unless('security must be left out: every request is signed', operation.security === undefined),
  ];
}

/** @type {(parameter: Node, resolve: Resolve) => string[]} */
function parameterProblems(parameter, resolve) {
  const { name, in: place, required } = parameter;
  const types = typesOf(resolve(parameter.schema));
  return [
    ...unless(
      `the parameter ${name} must be one text, number or boolean: lists and objects are not supported`,
      types.length === 1 && values.includes(types[0]),
    ),
    ...unless(`the parameter ${name} is in ${place}: a cookie is not supported`, place !== 'cookie'),
    ...unless(
      `the parameter ${name} is a header that is required, which no client sends`,
      place !== 'header' || !required,
    ),
    ...unless(
      `the parameter ${name} is required and needs an example: samples and contract tests send it`,
      !required || place === 'header' || parameter.example !== undefined,
    ),
  ];
}

/** @type {(operation: Node, operations: readonly Node[], resolve: Resolve) => string[]} */
function nameProblems(operation, operations, resolve) {
  const inUrl = parametersOf(operation, resolve).filter((one) => one.in === 'path' || one.in === 'query');
  const names = inUrl.map((one) => String(one.name));
  const command = commandOf(operation);
  const same = operations.find((one) => one.path !== operation.path && commandOf(one) === command);
  const primary = operations.filter((one) => one['x-scp-primary'] === true);
  return [
    ...unless(
      `operationId must be camelCase, such as listBackups, not ${operation.operationId}: it becomes the client's method`,
      /^[a-z][A-Za-z0-9]*$/.test(operation.operationId),
    ),
    ...unless(
      'a parameter page needs x-scp-list: without it the client does not read the other pages',
      !names.includes('page') || operation['x-scp-list'] !== undefined,
    ),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `path and query have a parameter ${name}: the client could not tell them apart`),
    ...names
      .filter((name) => flags.includes(name))
      .map((name) => `the parameter ${name} has the name of a flag that every command has`),
    ...unless(`${command} is the command of ${same?.operationId} too: change x-scp-command`, same === undefined),
    ...unless(`a command cannot begin with ${command.split(' ')[0]}`, !reserved.includes(command.split(' ')[0] ?? '')),
    ...unless('only one operation can be x-scp-primary', operation['x-scp-primary'] !== true || primary.length === 1),
  ];
}

/** @type {(operation: Node) => string} */
function commandOf({ operationId, 'x-scp-command': words }) {
  const kebab = String(operationId).replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2');
  return Array.isArray(words) ? words.join(' ') : kebab.toLowerCase();
}

/** @type {(operation: Node, resolve: Resolve) => string[]} */
function responseProblems({ responses = {} }, resolve) {
  const json = resolve(responses['200'])?.content?.['application/json'];
  const examples = Object.values(json?.examples ?? {});
  return [
    ...Object.keys(responses)
      .filter((status) => !/^[1-5]\d\d$/.test(status))
      .map((status) => `responses: ${status} is not a status: write each known status`),
    ...unless(
      'the 200 response must be an object with properties, in application/json',
      Object.keys(propertiesOf(json?.schema, resolve) ?? {}).length > 0,
    ),
    ...unless(
      'the 200 response needs an example: the mock returns its rows',
      json?.example !== undefined || examples.length > 0,
    ),
  ];
}
