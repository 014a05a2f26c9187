import { banner } from '../banner.ts';
import type { Bundle } from '../bundle.ts';
import type { OpenApiDocument } from '../document.ts';
import type { Files } from '../files.ts';

/**
 * The bundled document of each language, as YAML and as JSON, and its portable rendering, with the version of the package
 * that carries them.
 */
export function documents(bundles: readonly Bundle[], portable: OpenApiDocument, version: string): Files {
  return {
    ...Object.fromEntries(
      bundles.flatMap(({ language, yaml, document }) => [
        [
          `documents/openapi.${language}.yaml`,
          `# ${banner}\n${yaml.replace(/^info:\n/m, `info:\n  x-package-version: ${version}\n`)}`,
        ],
        [`documents/openapi.${language}.json`, `${JSON.stringify(withVersion(document, version), null, 2)}\n`],
      ]),
    ),
    'documents/openapi.portable.json': `${JSON.stringify(withVersion(portable, version), null, 2)}\n`,
  };
}

function withVersion({ openapi, info, ...rest }: OpenApiDocument, version: string): object {
  return { openapi, info: { 'x-package-version': version, ...info }, ...rest, 'x-generated': banner };
}
