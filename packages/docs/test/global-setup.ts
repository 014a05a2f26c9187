import { fileURLToPath } from 'node:url';
import { chromium, chromiumFlags } from '@scp-backup/tooling/chromium';
import { chromium as playwright } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { serveFolder } from './static-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of all tests listens. */
    browser: string;
    /** The address of the built site. */
    site: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const site = await serveFolder(fileURLToPath(new URL('../dist', import.meta.url)));
  const browser = await playwright.launchServer({ executablePath: chromium(), args: [...chromiumFlags] });
  provide('site', site.url);
  provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}
