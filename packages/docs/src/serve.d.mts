export interface ServeOptions {
  /** 0 takes a free one. @default 0 */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** More folders, by what the paths of their URLs begin with: `/report/`. Both end with a separator. */
  readonly folders?: Readonly<Record<string, string>>;
}

export interface RunningDocs {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built site. Rejects with an error of code `EADDRINUSE` when the port is taken. */
export function serveDocs(options?: ServeOptions): Promise<RunningDocs>;
