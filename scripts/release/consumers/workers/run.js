import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

const { outputFiles } = await build({
  entryPoints: ['worker.js'],
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'neutral',
  conditions: ['workerd', 'worker', 'browser', 'import'],
  write: false,
});
const script = outputFiles[0].text;
if (/node:|require\(/.test(script)) throw new Error('the bundle for workers asks for Node');
const { SCP_BASE_URL: baseUrl, SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey } = process.env;
const worker = new Miniflare({
  modules: true,
  script,
  bindings: { baseUrl, accessKey, secretKey },
  compatibilityDate: '2025-01-01',
  cf: false,
});
try {
  const response = await worker.dispatchFetch('http://localhost/00cd2538fbf94d12b36aabbdd607e974');
  for (const row of await response.json()) {
    console.log(row.restore_server_name, row.restore_state, row.restore_end_time);
  }
} finally {
  await worker.dispose();
}
