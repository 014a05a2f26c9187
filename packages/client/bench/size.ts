import { report } from '../../../scripts/bench.ts';
import { bundled } from '../test/bundle.ts';

const entries = {
  '@scp-backup/client, all of it': "export * from '@scp-backup/client'",
  '@scp-backup/client, createBackupClient': "export { createBackupClient } from '@scp-backup/client'",
  'openapi-fetch': "export { default } from 'openapi-fetch'",
  ky: "export { default } from 'ky'",
  ofetch: "export { ofetch } from 'ofetch'",
  axios: "export { default } from 'axios'",
};

export async function sizes(): Promise<void> {
  const rows = await Promise.all(
    Object.entries(entries).map(async ([name, contents]) => {
      const { minified, brotli } = await bundled(contents);
      return { name, minified, brotli };
    }),
  );
  await report('size (bytes for browsers, minified, and with brotli)', rows, import.meta.url);
}
