// @ts-check

/** @typedef {import('./names.js').Node} Node */

/**
 * What is wrong with the versions that a node names: each is one of `info.x-scp-versions`, `x-scp-values-since` names
 * values of its own list, and a field that older versions lack is not required.
 *
 * @param {Node} node
 * @param {readonly string[]} versions oldest first
 * @returns {string[]} one sentence for each problem
 */
export function versionProblems(node, versions) {
  const since = node['x-scp-since'];
  const valuesSince = node['x-scp-values-since'];
  const values = node.enum ?? node['x-extensible-enum'] ?? [];
  const required = (node.required === true ? [] : (node.required ?? [])).filter(
    (/** @type {string} */ name) => (node.properties?.[name]?.['x-scp-since'] ?? versions[0]) !== versions[0],
  );
  return [
    ...(since === undefined ? [] : unknown('x-scp-since', since, versions)),
    ...Object.entries(valuesSince ?? {}).flatMap(([value, version]) => [
      ...unknown(`x-scp-values-since: ${value}`, version, versions),
      ...(values.includes(value) ? [] : [`x-scp-values-since: ${value} is not in enum or x-extensible-enum`]),
    ]),
    ...required.map((/** @type {string} */ name) => `${name} has x-scp-since, so it cannot be required`),
  ];
}

/** @type {(place: string, version: unknown, versions: readonly string[]) => string[]} */
function unknown(place, version, versions) {
  return typeof version === 'string' && versions.includes(version)
    ? []
    : [`${place}: ${version} is not in info.x-scp-versions (${versions.join(', ')})`];
}
