/** The largest sizes in bytes. A change that needs more raises them here, where everybody sees it. */
export const budgets = {
  /** The client for browsers, bundled, minified and compressed by Brotli. */
  client: { base: 11_600, perOperation: 200 },
  /** What opening the console of the documentation loads, compressed by gzip. */
  console: { base: 14_000, perOperation: 2000 },
  /** What its first call loads: the mock, the validators and the examples. */
  sandbox: { base: 18_000, perOperation: 2500 },
  /** The signing fetch for browsers, bundled, minified and compressed by Brotli. */
  signing: 2500,
  /** What one function of the client brings, compressed by Brotli. */
  readTime: 1000,
  /** What is left of the client where nothing of it is used, minified. */
  unused: 50,
  /** All files of each package, as they are installed. The command line holds its copy of the operation table. */
  unpacked: {
    '@scp-backup/cli': { base: 280_000, perOperation: 3500 },
    '@scp-backup/client': { base: 260_000, perOperation: 0 },
    '@scp-backup/contract': { base: 420_000, perOperation: 0 },
    // 640 kB of it are the libraries that draw the plots of reports.
    '@scp-backup/evidence': { base: 1_950_000, perOperation: 0 },
    '@scp-backup/mock': { base: 360_000, perOperation: 0 },
    '@scp-backup/openapi': { base: 470_000, perOperation: 130_000 },
    '@scp-backup/signing': { base: 140_000, perOperation: 0 },
  } as Readonly<Record<string, Budget | undefined>>,
} as const;

interface Budget {
  readonly base: number;
  readonly perOperation: number;
}

/** A size that grows with the operations of the document. A package that is not named may have no file. */
export function budgetFor({ base, perOperation }: Budget = { base: 0, perOperation: 0 }, operations: object): number {
  return base + perOperation * Object.keys(operations).length;
}
