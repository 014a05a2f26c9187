/** `npm run repository -- owner/name`: writes where the project lives into every manifest that says so. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publicPackages, repositoryName, root } from './manifests.ts';

const [name = ''] = process.argv.slice(2);
if (/^[\w.-]+\/[\w.-]+$/.test(name)) {
  const former = await repositoryName();
  for (const folder of ['', ...(await publicPackages()).map(({ folder }) => folder)]) {
    const path = join(root, folder, 'package.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll(`github.com/${former}`, `github.com/${name}`));
  }
  console.log(`The manifests name ${name}; before, they named ${former}.`);
} else {
  console.error('npm run repository -- owner/name');
  process.exitCode = 2;
}
