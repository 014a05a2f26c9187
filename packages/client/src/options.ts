import type { ValidateBody } from './call/success.ts';
import type { VersionWarning } from './call/versions.ts';
import type { PaceOptions } from './fetch/pace.ts';
import type { PipelineOptions } from './fetch/pipeline.ts';
import type { AttemptOptions } from './fetch/retry.ts';
import type { WalkWarning } from './paging/walk.ts';
import type { ServiceAddress } from './server-url.ts';

/** What the client reports: it went on, and the caller may want to know. */
export type ClientWarning = WalkWarning | VersionWarning;

export type BackupClientOptions = ServiceAddress &
  PipelineOptions &
  AttemptOptions & {
    /** The language of the service's texts. @default 'en-US' */
    readonly language?: 'en-US' | 'ko-KR' | undefined;
    /**
     * The API version: `1.4`, `v1.4` or `backup 1.4`. One that is set is never replaced.
     * @default the version of the document, `backup 1.1`; if the service rejects it, the newest version that the service
     * offers and the document lists, with the warning `versionReplaced`
     */
    readonly apiVersion?: string | undefined;
    /**
     * How many requests are sent per minute and at once; `false` sets no limit.
     * @default 60 a minute and 15 at once for the hosts of the service, no limit for others
     */
    readonly pace?: PaceOptions | false | undefined;
    /** Checks the bodies of successes: `validateResponses()` of `@scp-backup/client/validate`. @default no check */
    readonly validate?: ValidateBody | undefined;
    /** Called when the API version was replaced, and with the warnings of walks. @default console.warn */
    readonly onWarning?: ((warning: ClientWarning) => void) | undefined;
  };
