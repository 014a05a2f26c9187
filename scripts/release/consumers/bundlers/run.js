/** Runs what the bundlers wrote, in Node, and the browser's build of webpack in the Edge Runtime. */
import { readdir, readFile } from 'node:fs/promises';
import { EdgeVM } from '@edge-runtime/vm';

function show(name, [row]) {
  console.log(`${name}: ${row.restore_server_name} ${row.restore_state} ${row.restore_end_time}`);
}

for (const name of await readdir('out')) {
  await import(`./out/${name}`);
  show(name, await globalThis.rows);
}
const edge = new EdgeVM();
edge.evaluate(await readFile('out/webpack-web.cjs', 'utf8'));
show('edge-runtime', await edge.context.rows);
