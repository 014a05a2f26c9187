// Collects, and kills itself before the file operation with the number that it is given.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [directory, baseUrl, accessKey, secretKey, last] = process.argv.slice(2);
let number = 0;
for (const name of ['mkdir', 'writeFile', 'open', 'rename', 'rm']) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (number === Number(last)) process.kill(process.pid, 'SIGKILL');
    number += 1;
    return real(...args);
  };
}
syncBuiltinESMExports();
const { collect } = await import('@scp-backup/evidence');
const connection = { baseUrl, credentials: { accessKey, secretKey }, retry: false };
await collect({ directory, connection, ids: 'all', since: '2020-01-01', until: '2026-01-01', atOnce: 2 });
