import { banner } from '../banner.ts';
import type { Bundle } from '../bundle.ts';
import type { Files } from '../files.ts';

/** The bundled document of each language, as YAML and as JSON. */
export function documents(bundles: readonly Bundle[]): Files {
  return Object.fromEntries(
    bundles.flatMap(({ language, yaml, document }) => [
      [`documents/openapi.${language}.yaml`, `# ${banner}\n${yaml}`],
      [`documents/openapi.${language}.json`, `${JSON.stringify({ ...document, 'x-generated': banner }, null, 2)}\n`],
    ]),
  );
}
