import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {{
 *   readonly name: string,
 *   generateBundle(
 *     this: { emitFile(file: { type: 'asset', fileName: string, source: string }): unknown },
 *     options: unknown,
 *     bundle: Readonly<Record<string, { readonly type: string, readonly moduleIds?: readonly string[] }>>,
 *   ): void,
 * }} LicencePlugin
 */

/**
 * Writes the licences of all packages that became part of a bundle into a file beside it.
 *
 * @param {string} fileName
 * @returns {LicencePlugin}
 */
export function licencesOf(fileName) {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
      const folders = new Set(modules.filter((id) => id.includes('node_modules')).map(packageOf));
      const texts = [...folders].map(licenceOf).sort();
      this.emitFile({ type: 'asset', fileName, source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

/**
 * The folder of the package that a module belongs to.
 *
 * @param {string} module
 */
function packageOf(module) {
  let folder = dirname(module.replace(/^\0/, '').replace(/\?.*$/, ''));
  while (!isPackage(folder)) folder = dirname(folder);
  return folder;
}

/** @param {string} folder */
function isPackage(folder) {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name !== undefined;
}

/**
 * @param {string} folder
 * @throws where a package states no licence, or brings no text of it
 */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!license || !file) throw new Error(`${name} has no licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
