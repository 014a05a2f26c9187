import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redocly } from '@scp-backup/tooling/redocly';
import { parse, stringify } from 'yaml';
import type { OpenApiDocument } from './document.ts';

export type Language = 'en' | 'ko';

export interface Bundle {
  readonly language: Language;
  readonly yaml: string;
  readonly document: OpenApiDocument;
}

/** Resolves every file reference of the spec into one document; Korean lies over it as an overlay. */
export async function bundle(specFolder: string, language: Language): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-bundle-'));
  try {
    const output = join(folder, 'openapi.yaml');
    const overlay = language === 'ko' ? ['--overlay', join(specFolder, 'overlays/ko.yaml')] : [];
    const result = await redocly(['bundle', join(specFolder, 'openapi.yaml'), '--output', output, ...overlay], {
      cwd: specFolder,
    });
    if (result.code !== 0) throw new Error(result.output);
    const yaml = await readFile(output, 'utf8');
    return { language, yaml, document: parse(yaml) as OpenApiDocument };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The document with an overlay over it. */
export async function withOverlay(document: object, overlay: string): Promise<OpenApiDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-overlay-'));
  try {
    const [from, to] = [join(folder, 'from.yaml'), join(folder, 'to.yaml')];
    await writeFile(from, stringify(document));
    const result = await redocly(['bundle', from, '--output', to, '--overlay', overlay], { cwd: folder });
    if (result.code !== 0) throw new Error(result.output);
    return parse(await readFile(to, 'utf8')) as OpenApiDocument;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
