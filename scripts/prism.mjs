/**
 * `npm run prism`: the stock Prism mock on the bundled document, on 127.0.0.1:4011. It answers with the document's
 * examples and checks no signature; the toolkit's own mock is `scp-backup mock`. Arguments go to `prism mock`.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './turbo.mjs';

const prism = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
const document = join(root, 'packages/openapi/src/generated/documents/openapi.en.yaml');
const given = process.argv.slice(2);
const port = given.some((one) => /^(-p|--port)/.test(one)) ? [] : ['--port', '4011'];
const args = ['mock', document, '--host', '127.0.0.1', ...port, ...given];
const child = spawn(process.execPath, [prism, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
child.on('close', (code) => {
  process.exitCode = code ?? 0;
});
