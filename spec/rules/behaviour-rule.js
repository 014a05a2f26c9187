// @ts-check

/**
 * @typedef {Record<string, any>} Node
 * @typedef {{ report: (problem: { message: string, location?: any }) => void, location: any, key: string | number, resolve: (node: any, from?: string) => { node: any, location?: any } }} Context
 */

/**
 * A reference is relative to the file it stands in, so the file of every node on the way is remembered.
 *
 * @param {Context['resolve']} resolve
 * @returns {(node: any) => any}
 */
export function followerOf(resolve) {
  const files = new WeakMap();
  /** @param {any} node @param {string} file */
  const remember = (node, file) => {
    if (typeof node !== 'object' || node === null || files.has(node)) return;
    files.set(node, file);
    for (const child of Object.values(node)) remember(child, file);
  };
  const follow = (/** @type {any} */ node) => {
    if (!node?.$ref) return node;
    const target = resolve(node, files.get(node));
    if (target.location) remember(target.node, target.location.source.absoluteRef);
    return follow(target.node);
  };
  return follow;
}

/**
 * An extension of an operation fits its schema and names only what exists.
 *
 * @param {string} extension
 * @param {(operation: Node, operations: readonly Node[], follow: (node: any) => any) => string[]} problemsOf
 */
export const behaviourRule = (extension, problemsOf) => () => ({
  /** @param {Node} root @param {Context} context */
  Root(root, { report, location, resolve }) {
    const follow = followerOf(resolve);
    const all = Object.entries(root.paths ?? {}).flatMap(([path, node]) => {
      const item = follow(node) ?? {};
      if (!item.get) return [];
      const parameters = [...(item.parameters ?? []), ...(item.get.parameters ?? [])];
      const file = node.$ref ? resolve(node).location : location.child(['paths', path]);
      return [{ operation: { ...item.get, path, parameters }, at: file.child(['get', extension].filter(Boolean)) }];
    });
    const operations = all.map(({ operation }) => operation);
    for (const { operation, at } of all) {
      for (const message of problemsOf(operation, operations, follow)) report({ message, location: at.key() });
    }
  },
});
