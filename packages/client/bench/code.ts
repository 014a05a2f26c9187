import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from '@scp-backup/tooling/bench';
import { codeFigures } from '@scp-backup/tooling/code';

const folderOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How much there is to read, beside a client that people like to read. */
export async function code(): Promise<void> {
  const ky = dirname(fileURLToPath(import.meta.resolve('ky')));
  const rows = [
    await codeFigures('@scp-backup/client', folderOf('../src')),
    await codeFigures('@scp-backup/signing', folderOf('../../signing/src')),
    await codeFigures('ky, as it is published', ky),
  ];
  await report('code (lines without comments and blank lines, decisions in 100 of them)', rows, import.meta.url);
}
