import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { SettingsError } from './errors.ts';
import { resolveSettings, type Settings } from './settings.ts';
import type { ExplicitSettings } from './sources.ts';

export { SettingsError, type SettingsErrorCode } from './errors.ts';
export { resolveSettings, type Settings } from './settings.ts';
export type { ExplicitSettings, SettingsPlaces } from './sources.ts';

/**
 * The settings of the user who runs this process: explicit ones, then the environment, then the vendor's files.
 *
 * @throws {SettingsError} when a source is broken, has a malformed key or only one key of a pair
 */
export function loadSettings(explicit: ExplicitSettings = {}): Settings {
  const places = {
    env: process.env,
    readFile,
    get home() {
      return homeFolder();
    },
  };
  return resolveSettings(explicit, places);
}

/** A user that the system does not know, as in many containers, has none. */
function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

function readFile(path: string): string | undefined {
  try {
    // A pipe or a device may give nothing for ever, or something.
    if (!statSync(path).isFile()) throw Object.assign(new Error(), { code: 'no file' });
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new SettingsError('ERR_UNREADABLE_FILE', `${path}: cannot be read (${code})`);
  }
}
