/** The largest sizes in bytes. A change that needs more raises them here, where everybody sees it. */
export const budgets = {
  /** The client for browsers, bundled, minified and compressed by Brotli. */
  client: { base: 11_900, perOperation: 400 },
  /** The console of the documentation with all that it shares with other programs, compressed by gzip. */
  console: { base: 36_000, perOperation: 2000 },
  /** The signing fetch for browsers, bundled, minified and compressed by Brotli. */
  signing: 2500,
  /** What one function of the client brings, compressed by Brotli. */
  readTime: 1000,
  /** What is left of the client where nothing of it is used, minified. */
  unused: 50,
  /** All files of the package that is generated, as they are installed. */
  openapi: { base: 450_000, perOperation: 130_000 },
  /** All files of each other package, as they are installed. */
  unpacked: {
    '@scp-backup/cli': 200_000,
    '@scp-backup/client': 260_000,
    '@scp-backup/contract': 330_000,
    '@scp-backup/evidence': 560_000,
    '@scp-backup/mock': 360_000,
    '@scp-backup/signing': 140_000,
  } as Readonly<Record<string, number>>,
} as const;

/** A size that grows with the operations of the document. */
export function budgetFor({ base, perOperation }: { base: number; perOperation: number }, operations: object): number {
  return base + perOperation * Object.keys(operations).length;
}
