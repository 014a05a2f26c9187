import { report } from '@scp-backup/tooling/bench';
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
      const { minified, brotli, later } = await bundled(contents);
      return { name, minified, brotli, later };
    }),
  );
  await report('size (bytes for browsers: minified, with brotli, loaded later with brotli)', rows, import.meta.url);
}
