import type { ClockOptions, CredentialsSource } from '@scp-backup/signing';
import type { PaceOptions } from './fetch/pace.ts';
import type { RetryOptions } from './fetch/retry.ts';
import type { Place } from './server-url.ts';

/** Headers in every form that `fetch` takes, or none. */
export type MoreHeaders =
  | Headers
  | Readonly<Record<string, string>>
  | readonly (readonly [string, string])[]
  | undefined;

/** Looks at the body of a success; it may warn, or throw a `BackupError`. */
export type ValidateBody = (operationId: string, status: number, body: unknown) => void | Promise<void>;

export type BackupClientOptions = Place & {
  /** The key pair, or a function that gives it for each attempt. */
  readonly credentials: CredentialsSource;
  /** The language of the service's texts. @default 'en-US' */
  readonly language?: 'en-US' | 'ko-KR';
  /** The value of `Scp-Api-Version`. @default the version of the OpenAPI document, `backup 1.1` */
  readonly apiVersion?: string;
  /** What sends the requests. @default the `globalThis.fetch` of the moment */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** More headers for each attempt, such as those of a session token. They are not signed. */
  readonly headers?: MoreHeaders | (() => MoreHeaders | Promise<MoreHeaders>);
  /** `false` sends each request once. */
  readonly retry?: Omit<RetryOptions, 'bucket' | 'onAnswer' | 'perAttempt'> | false;
  /** Milliseconds of one attempt, reading the body included. @default 30000 */
  readonly timeout?: number;
  /** How many requests may go out. @default 60 a minute and 15 at once for the service's own hosts, all for others */
  readonly pace?: PaceOptions | false;
  /** How the clock is corrected when the service refuses a time; `false` leaves it alone. */
  readonly clock?: ClockOptions | false;
  /** Checks the bodies of successes: `validateResponses()` of `@scp-backup/client/validate`. @default no check */
  readonly validate?: ValidateBody;
};
