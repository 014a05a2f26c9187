import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Flags with which Chromium runs without a display, as root, and without calling anybody. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium. Where there is none it is installed from Debian, with fonts that have Korean.
 */
export function chromium(): string {
  const found = process.env.CHROMIUM_PATH ?? places.find((path) => existsSync(path));
  if (found) return found;
  const packages = ['chromium', 'fonts-noto-cjk'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      throw new Error(
        `Chromium is missing and apt-get ${args[0]} failed: install chromium, or name one with CHROMIUM_PATH`,
      );
    }
  }
  return places[0] ?? '';
}
