import { fileURLToPath } from 'node:url';
import { chromium, chromiumFlags } from '@scp-backup/tooling/chromium';
import { chromium as playwright } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { consolePages } from './console-server.ts';
import { listen, serveFolder } from './static-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of all tests listens. */
    browser: string;
    /** The address of the built site. */
    site: string;
    /** The address of the pages with nothing but the console. */
    consoles: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const site = await serveFolder(fileURLToPath(new URL('../dist', import.meta.url)));
  const consoles = await listen(await consolePages());
  const browser = await playwright.launchServer({ executablePath: chromium(), args: [...chromiumFlags] });
  provide('site', site.url);
  provide('consoles', consoles.url);
  provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all([site.close(), consoles.close()]);
  };
}
