import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from '../chromium.ts';

export interface Found {
  readonly served: string | null;
  readonly own: string | null;
  readonly errors: readonly string[];
}

/** A name of this machine, since Web Crypto needs a secure context. */
const origin = 'http://localhost';

/** Opens a built page in Chromium and gives the text of its two lists once they are done. */
export async function inBrowser(folder: string, connection: Readonly<Record<string, string>>): Promise<Found> {
  const browser = await playwright.launch({ executablePath: chromium(), args: [...chromiumFlags] });
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.route(`${origin}/**`, (route) =>
      route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }),
    );
    await page.goto(`${origin}/index.html#${new URLSearchParams(connection)}`);
    await page.waitForSelector('#own[data-done]', { state: 'attached' });
    return { served: await page.textContent('#served'), own: await page.textContent('#own'), errors };
  } finally {
    await browser.close();
  }
}
