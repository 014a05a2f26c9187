import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redocly } from '@scp-backup/tooling/redocly';
import { parse } from 'yaml';

const spec = fileURLToPath(new URL('..', import.meta.url));
const parts = ['openapi.yaml', 'paths', 'schemas', 'parameters', 'responses', 'examples', 'overlays'];

/** A copy of the spec that a test may change. The rules stay where they are, with their dependencies. */
export async function copyOfSpec(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-spec-'));
  for (const part of parts) await cp(join(spec, part), join(folder, part), { recursive: true });
  const config = await readFile(join(spec, 'redocly.yaml'), 'utf8');
  await writeFile(join(folder, 'redocly.yaml'), config.replace('rules/plugin.js', join(spec, 'rules/plugin.js')));
  return folder;
}

export async function removeCopy(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export async function edit(folder: string, path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`the edit of ${path} changes nothing`);
  await writeFile(join(folder, path), changed);
}

export function lint(folder: string): Promise<{ code: number; output: string }> {
  return redocly(['lint', 'openapi.yaml'], { cwd: folder });
}

export type Json = { [key: string]: unknown };

/** The bundled document, with an overlay over it where one is given. */
export async function bundled(folder: string, overlay?: string): Promise<Json> {
  const output = join(folder, 'bundled.yaml');
  const options = overlay ? ['--overlay', overlay] : [];
  const result = await redocly(['bundle', 'openapi.yaml', '--output', output, ...options], { cwd: folder });
  if (result.code !== 0) throw new Error(result.output);
  return parse(await readFile(output, 'utf8')) as Json;
}
