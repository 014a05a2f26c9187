/** The largest sizes in bytes. A change that needs more raises them here, where everybody sees it. */
export const budgets = {
  /** The client for browsers, bundled, minified and compressed by Brotli. */
  client: 15_000,
  /** The signing fetch for browsers, bundled, minified and compressed by Brotli. */
  signing: 2500,
  /** What one function of the client brings, compressed by Brotli. */
  readTime: 1000,
  /** What is left of the client where nothing of it is used, minified. */
  unused: 50,
  /** All files of each package, as they are installed. */
  unpacked: {
    '@scp-backup/cli': 80_000,
    '@scp-backup/client': 260_000,
    '@scp-backup/contract': 330_000,
    '@scp-backup/mock': 360_000,
    '@scp-backup/openapi': 520_000,
    '@scp-backup/signing': 140_000,
  } as Readonly<Record<string, number>>,
} as const;
