// Generated from spec/ by `npm run generate`. Do not edit.

export interface paths {
    "/v1/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Backups
         * @description List Backups.
         */
        get: operations["listBackups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backups/{backup_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Backup
         * @description Show Backup.
         */
        get: operations["showBackup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backups/{backup_id}/restore-histories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Backup restore histories
         * @description List Backup restore histories.
         */
        get: operations["listBackupRestoreHistories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * BackupState
         * @description Backup state. `AVAILABLE` is known; other values exist.
         * @example AVAILABLE
         */
        BackupState: string;
        /**
         * BackupPolicyType
         * @description Backup policy type. `VM_IMAGE` and `FILESYSTEM` are known; other values may come.
         * @example VM_IMAGE
         */
        BackupPolicyType: string;
        /**
         * Backup
         * @description One backup, as the list shows it.
         */
        Backup: {
            /**
             * @description ID
             * @example 0fdd87aab8cb46f59b7c1f81ed03fb3e
             */
            id: string;
            /**
             * @description Backup name
             * @example backup-001
             */
            name: string;
            state: components["schemas"]["BackupState"];
            policy_type: components["schemas"]["BackupPolicyType"];
            /**
             * @description Backup retention period
             * @example WEEK_2
             */
            retention_period: string;
            /**
             * @description Backup role type
             * @example ORIGINAL
             */
            role_type: string;
            /**
             * @description Backup server name
             * @example server-001
             */
            server_name: string;
            /**
             * Format: date-time
             * @description Created At
             * @example 2024-05-17T00:23:17Z
             */
            created_at: string;
            /**
             * @description Created By
             * @example 90dddfc2b1e04edba54ba2b41539a9ac
             */
            created_by: string;
            /**
             * Format: date-time
             * @description Modified At
             * @example 2024-05-17T00:23:17Z
             */
            modified_at: string;
            /**
             * @description Modified By
             * @example 90dddfc2b1e04edba54ba2b41539a9ac
             */
            modified_by: string;
        };
        /**
         * BackupListResponse
         * @description A page of backups. The response repeats neither page nor size.
         */
        BackupListResponse: {
            /** @description The rows of this page. May be null. */
            contents: components["schemas"]["Backup"][] | null;
            /** @description Number of rows. Assumed to be the total of all pages. May be null or absent. */
            count?: number | null;
        };
        /**
         * ServiceError
         * @description One error of the service.
         */
        ServiceError: {
            /** @description Name of the error, such as `NoSuchVersion`. */
            code: string;
            /** @description Short text. */
            title?: string | null;
            /** @description What went wrong. A list of texts, one text, or a list with other items. */
            detail?: unknown;
            /** @description HTTP status. */
            status: number | string;
            /** @description Id of the request, for the vendor's support. */
            request_id?: string | null;
            /** @description Id of the request across services. */
            global_request_id?: string | null;
            /** @description Links to more. */
            links?: unknown[] | null;
            /** @description Resources that the error is about. */
            related_resources?: unknown[] | null;
            /** @description Null, but for 403, where it says which permission is missing. */
            response?: {
                /** @description The kind of access that is missing. */
                access_level?: unknown;
                /** @description The action that is missing. */
                action_name?: unknown;
                /** @description The permissions that led to the refusal. */
                caused_auths?: unknown;
                /** @description The same text as `detail`. */
                message?: unknown;
            } | null;
        };
        /**
         * ServiceErrorResponse
         * @description The error body of the service.
         */
        ServiceErrorResponse: {
            /** @description One entry for each error. */
            errors: components["schemas"]["ServiceError"][];
        };
        /**
         * GatewayErrorResponse
         * @description The error body of the gateway in front of the service. A request without the signature headers gets 404 in this form.
         */
        GatewayErrorResponse: {
            /** @description When the gateway answered. */
            timestamp?: string | number;
            /** @description Path of the request. */
            path?: string;
            /** @description HTTP status. */
            status: number;
            /** @description Name of the status, such as `Not Found`. */
            error: string;
            /** @description Id of the request at the gateway. */
            requestId?: string;
        };
        /**
         * GatewayRejection
         * @description The 401 of the gateway where it refuses to pass a request on. `status` is a text, and there is neither `error` nor `errors`.
         */
        GatewayRejection: {
            /** @description Name of the status, such as `UNAUTHORIZED`. */
            status: string;
            /** @description Short text, such as `Request was rejected by gateway`. */
            name: string;
            /** @description What went wrong. */
            message: string;
        };
        /**
         * ErrorResponse
         * @description An error body, of the service or, in two forms, of the gateway.
         */
        ErrorResponse: components["schemas"]["ServiceErrorResponse"] | components["schemas"]["GatewayErrorResponse"] | components["schemas"]["GatewayRejection"];
        /**
         * BackupDetail
         * @description One backup with what the list leaves out. Which fields may be absent is not known; those of the list are assumed to be there.
         */
        BackupDetail: {
            /**
             * @description ID
             * @example 0fdd87aab8cb46f59b7c1f81ed03fb3e
             */
            id: string;
            /**
             * @description Backup name
             * @example backup-001
             */
            name: string;
            state: components["schemas"]["BackupState"];
            policy_type: components["schemas"]["BackupPolicyType"];
            /**
             * @description Backup retention period
             * @example WEEK_2
             */
            retention_period: string;
            /**
             * @description Backup role type
             * @example ORIGINAL
             */
            role_type: string;
            /**
             * @description Backup server name
             * @example server-001
             */
            server_name: string;
            /**
             * Format: date-time
             * @description Created At
             * @example 2024-05-17T00:23:17Z
             */
            created_at: string;
            /**
             * @description Created By
             * @example 90dddfc2b1e04edba54ba2b41539a9ac
             */
            created_by: string;
            /**
             * Format: date-time
             * @description Modified At
             * @example 2024-05-17T00:23:17Z
             */
            modified_at: string;
            /**
             * @description Modified By
             * @example 90dddfc2b1e04edba54ba2b41539a9ac
             */
            modified_by: string;
            /**
             * @description Backup policy category
             * @example AGENTLESS
             */
            policy_category?: string;
            /**
             * @description Backup server category
             * @example VIRTUAL_SERVER
             */
            server_category?: string;
            /**
             * @description Backup server UUID
             * @example 26895cb7-2059-49e7-b6fe-9c9c4b0d3db0
             */
            server_uuid?: string;
            /**
             * @description Backup server region
             * @example kr-west1
             */
            server_region?: string;
            /**
             * @description Paths of the file systems that are backed up
             * @example [
             *       "/data"
             *     ]
             */
            filesystem_paths?: string[];
            /**
             * @description Whether the backup is encrypted
             * @example false
             */
            encrypt_enabled?: boolean | null;
        };
        /**
         * DateTimeLocal
         * Format: date-time-local
         * @description Date and time, without a zone in the vendor's example. The vendor's SDK reads such a time as UTC. It declares `date-time`,
         *     so a zone may come: read both.
         * @example 2024-10-28T05:52:47
         */
        DateTimeLocal: string;
        /**
         * RestoreState
         * @description Restore state: `COMPLETED`, `FAILED`, `INPROGRESS`, and since version 1.2 `PARTIAL_SUCCESS`. The list is open: later
         *     versions may add values.
         * @example COMPLETED
         */
        RestoreState: string;
        /**
         * BackupRestoreHistory
         * @description One restore from a backup.
         */
        BackupRestoreHistory: {
            /**
             * @description Backup ID
             * @example 00cd2538fbf94d12b36aabbdd607e974
             */
            backup_id: string;
            /**
             * @description Backup time, as a rule without a zone.
             * @example 2024-10-28T05:38:48
             */
            backup_start_time: components["schemas"]["DateTimeLocal"];
            /**
             * Format: date-time
             * @description Created At
             * @example 2024-05-17T00:23:17Z
             */
            created_at: string;
            /**
             * @description Created By
             * @example 90dddfc2b1e04edba54ba2b41539a9ac
             */
            created_by: string;
            /**
             * Format: date-time
             * @description Modified At
             * @example 2024-05-17T00:23:17Z
             */
            modified_at: string;
            /**
             * @description Modified By
             * @example 90dddfc2b1e04edba54ba2b41539a9ac
             */
            modified_by: string;
            /**
             * Format: date-time-local
             * @description Restore end time, as a rule without a zone. That it is null while the restore runs is assumed.
             * @example 2024-10-28T05:52:47
             */
            restore_end_time: string | null;
            /**
             * @description Restore server ID
             * @example 26895cb7-2059-49e7-b6fe-9c9c4b0d3db0
             */
            restore_server_id: string | null;
            /**
             * @description Restore server name
             * @example restoretest1
             */
            restore_server_name: string;
            /**
             * @description Restore start time, as a rule without a zone.
             * @example 2024-10-28T05:52:47
             */
            restore_start_time: components["schemas"]["DateTimeLocal"];
            restore_state: components["schemas"]["RestoreState"];
            /**
             * @description Schedule name
             * @example INCREMENTAL_DAILY_15:00:00-chg4By
             */
            schedule_name: string;
        };
        /**
         * BackupRestoreHistoryListResponse
         * @description A page of restore histories. The response repeats neither page nor size.
         */
        BackupRestoreHistoryListResponse: {
            /** @description The rows of this page. May be null. */
            contents: components["schemas"]["BackupRestoreHistory"][] | null;
            /** @description Number of rows. Assumed to be the total of all pages. */
            count: number;
        };
    };
    responses: {
        /** @description Bad Request */
        "bad-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Unauthorized. Wrong signature, unknown access key, no right to the service, or `//` in the path. */
        unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Forbidden. The account lacks the permission that `x-scp-action` names. */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description Not Found. In the service's form, what the path names is unknown; in the gateway's form, the signature headers are missing or
         *     no route leads there.
         */
        "not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
                "text/html": string;
            };
        };
        /** @description Not Acceptable. The service does not offer the version in `Scp-Api-Version`. */
        "not-acceptable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Expectation Failed. The firewall's answer near 80 requests in 60 seconds. */
        "expectation-failed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description Too Many Requests */
        "too-many-requests": {
            headers: {
                /**
                 * @description When to try again, in seconds or as a date. Often missing.
                 * @example 3
                 */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Internal Server Error. Also seen for mistakes of the caller. */
        "internal-server-error": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Bad Gateway */
        "bad-gateway": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description Service Unavailable */
        "service-unavailable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description Gateway Timeout */
        "gateway-timeout": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
    };
    parameters: {
        /**
         * @description Page. The first page is assumed to be 0.
         * @example 0
         */
        "backups-page": number | null;
        /**
         * @description Size, the number of rows on a page. No maximum is known, and the default is assumed to be 20.
         * @example 20
         */
        "backups-size": number | null;
        /**
         * @description Sort, as `field:asc` or `field:desc`. Which fields sort is assumed.
         * @example created_at:desc
         */
        "backups-sort": string | null;
        /**
         * @description Backup name. It is assumed to match the whole name.
         * @example backup-001
         */
        "backup-name": string | null;
        /**
         * @description Backup server name. It is assumed to match the whole name.
         * @example server-001
         */
        "backup-server-name": string | null;
        /**
         * @description Language of the service's texts, `ko-KR` or `en-US`.
         * @example ko-KR
         */
        "accept-language": string;
        /**
         * @description Service and version. Without this header the newest CURRENT version answers. A version that the service no longer
         *     offers is refused with 406; `GET /`, which needs no signature, lists the versions.
         * @example backup 1.1
         */
        "scp-api-version": string;
        /**
         * @description Backup ID. 32 hexadecimal digits in every known example. Other routes put fixed words in this place
         *     (`backup-targets`, `restore`), so an id never holds `/`, `.`, `%`, `?`, `#` or white space, and is not empty (assumed).
         * @example 00cd2538fbf94d12b36aabbdd607e974
         */
        backup_id: string;
        /**
         * @description Page. The first page is 0; that there is none below it is assumed.
         * @example 0
         */
        page: number | null;
        /**
         * @description Size: rows on a page. The minimum of 1 is assumed. No maximum is documented; the live service may give fewer rows than
         *     were asked for.
         * @example 20
         */
        size: number | null;
        /**
         * @description Sort, as `field:asc` or `field:desc`. Which fields sort is not documented; every time field and `restore_state`,
         *     `restore_server_name` and `schedule_name` are assumed to.
         * @example backup_start_time:desc
         */
        sort: string | null;
        /**
         * @description Restore state. `PARTIAL_SUCCESS` since version 1.2.
         * @example COMPLETED
         */
        restore_state: "COMPLETED" | "FAILED" | "INPROGRESS" | "PARTIAL_SUCCESS" | null;
        /**
         * @description Start time. Rows from this moment on, itself included. Which time of a row is meant is not documented;
         *     `restore_start_time`, read as UTC, is assumed. Send UTC with `Z`: a `+` in a query is read as a space.
         * @example 2024-09-30T15:00:00Z
         */
        start_time: string | null;
        /**
         * @description End time. Rows up to this moment, itself included. Which time of a row is meant is not documented;
         *     `restore_start_time`, read as UTC, is assumed. Send UTC with `Z`: a `+` in a query is read as a space.
         * @example 2024-10-31T14:59:59Z
         */
        end_time: string | null;
        /**
         * @description Account ID. The vendor's SDK always sends it, empty unless one is configured. Where it is not empty, it is signed too, between
         *     access key and client type.
         */
        "scp-account-id": string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type BackupState = components['schemas']['BackupState'];
export type BackupPolicyType = components['schemas']['BackupPolicyType'];
export type Backup = components['schemas']['Backup'];
export type BackupListResponse = components['schemas']['BackupListResponse'];
export type ServiceError = components['schemas']['ServiceError'];
export type ServiceErrorResponse = components['schemas']['ServiceErrorResponse'];
export type GatewayErrorResponse = components['schemas']['GatewayErrorResponse'];
export type GatewayRejection = components['schemas']['GatewayRejection'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type BackupDetail = components['schemas']['BackupDetail'];
export type DateTimeLocal = components['schemas']['DateTimeLocal'];
export type RestoreState = components['schemas']['RestoreState'];
export type BackupRestoreHistory = components['schemas']['BackupRestoreHistory'];
export type BackupRestoreHistoryListResponse = components['schemas']['BackupRestoreHistoryListResponse'];
export type ResponseBadRequest = components['responses']['bad-request'];
export type ResponseUnauthorized = components['responses']['unauthorized'];
export type ResponseForbidden = components['responses']['forbidden'];
export type ResponseNotFound = components['responses']['not-found'];
export type ResponseNotAcceptable = components['responses']['not-acceptable'];
export type ResponseExpectationFailed = components['responses']['expectation-failed'];
export type ResponseTooManyRequests = components['responses']['too-many-requests'];
export type ResponseInternalServerError = components['responses']['internal-server-error'];
export type ResponseBadGateway = components['responses']['bad-gateway'];
export type ResponseServiceUnavailable = components['responses']['service-unavailable'];
export type ResponseGatewayTimeout = components['responses']['gateway-timeout'];
export type ParameterBackupsPage = components['parameters']['backups-page'];
export type ParameterBackupsSize = components['parameters']['backups-size'];
export type ParameterBackupsSort = components['parameters']['backups-sort'];
export type ParameterBackupName = components['parameters']['backup-name'];
export type ParameterBackupServerName = components['parameters']['backup-server-name'];
export type ParameterAcceptLanguage = components['parameters']['accept-language'];
export type ParameterScpApiVersion = components['parameters']['scp-api-version'];
export type ParameterBackupId = components['parameters']['backup_id'];
export type ParameterPage = components['parameters']['page'];
export type ParameterSize = components['parameters']['size'];
export type ParameterSort = components['parameters']['sort'];
export type ParameterRestoreState = components['parameters']['restore_state'];
export type ParameterStartTime = components['parameters']['start_time'];
export type ParameterEndTime = components['parameters']['end_time'];
export type ParameterScpAccountId = components['parameters']['scp-account-id'];
export type $defs = Record<string, never>;
export interface operations {
    listBackups: {
        parameters: {
            query?: {
                /**
                 * @description Page. The first page is assumed to be 0.
                 * @example 0
                 */
                page?: components["parameters"]["backups-page"];
                /**
                 * @description Size, the number of rows on a page. No maximum is known, and the default is assumed to be 20.
                 * @example 20
                 */
                size?: components["parameters"]["backups-size"];
                /**
                 * @description Sort, as `field:asc` or `field:desc`. Which fields sort is assumed.
                 * @example created_at:desc
                 */
                sort?: components["parameters"]["backups-sort"];
                /**
                 * @description Backup name. It is assumed to match the whole name.
                 * @example backup-001
                 */
                name?: components["parameters"]["backup-name"];
                /**
                 * @description Backup server name. It is assumed to match the whole name.
                 * @example server-001
                 */
                server_name?: components["parameters"]["backup-server-name"];
            };
            header?: {
                /**
                 * @description Language of the service's texts, `ko-KR` or `en-US`.
                 * @example ko-KR
                 */
                "Accept-Language"?: components["parameters"]["accept-language"];
                /**
                 * @description Service and version. Without this header the newest CURRENT version answers. A version that the service no longer
                 *     offers is refused with 406; `GET /`, which needs no signature, lists the versions.
                 * @example backup 1.1
                 */
                "Scp-Api-Version"?: components["parameters"]["scp-api-version"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupListResponse"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            417: components["responses"]["expectation-failed"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-server-error"];
            502: components["responses"]["bad-gateway"];
            503: components["responses"]["service-unavailable"];
            504: components["responses"]["gateway-timeout"];
        };
    };
    showBackup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Language of the service's texts, `ko-KR` or `en-US`.
                 * @example ko-KR
                 */
                "Accept-Language"?: components["parameters"]["accept-language"];
                /**
                 * @description Service and version. Without this header the newest CURRENT version answers. A version that the service no longer
                 *     offers is refused with 406; `GET /`, which needs no signature, lists the versions.
                 * @example backup 1.1
                 */
                "Scp-Api-Version"?: components["parameters"]["scp-api-version"];
            };
            path: {
                /**
                 * @description Backup ID. 32 hexadecimal digits in every known example. Other routes put fixed words in this place
                 *     (`backup-targets`, `restore`), so an id never holds `/`, `.`, `%`, `?`, `#` or white space, and is not empty (assumed).
                 * @example 00cd2538fbf94d12b36aabbdd607e974
                 */
                backup_id: components["parameters"]["backup_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupDetail"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            417: components["responses"]["expectation-failed"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-server-error"];
            502: components["responses"]["bad-gateway"];
            503: components["responses"]["service-unavailable"];
            504: components["responses"]["gateway-timeout"];
        };
    };
    listBackupRestoreHistories: {
        parameters: {
            query?: {
                /**
                 * @description Page. The first page is 0; that there is none below it is assumed.
                 * @example 0
                 */
                page?: components["parameters"]["page"];
                /**
                 * @description Size: rows on a page. The minimum of 1 is assumed. No maximum is documented; the live service may give fewer rows than
                 *     were asked for.
                 * @example 20
                 */
                size?: components["parameters"]["size"];
                /**
                 * @description Sort, as `field:asc` or `field:desc`. Which fields sort is not documented; every time field and `restore_state`,
                 *     `restore_server_name` and `schedule_name` are assumed to.
                 * @example backup_start_time:desc
                 */
                sort?: components["parameters"]["sort"];
                /**
                 * @description Restore state. `PARTIAL_SUCCESS` since version 1.2.
                 * @example COMPLETED
                 */
                restore_state?: components["parameters"]["restore_state"];
                /**
                 * @description Start time. Rows from this moment on, itself included. Which time of a row is meant is not documented;
                 *     `restore_start_time`, read as UTC, is assumed. Send UTC with `Z`: a `+` in a query is read as a space.
                 * @example 2024-09-30T15:00:00Z
                 */
                start_time?: components["parameters"]["start_time"];
                /**
                 * @description End time. Rows up to this moment, itself included. Which time of a row is meant is not documented;
                 *     `restore_start_time`, read as UTC, is assumed. Send UTC with `Z`: a `+` in a query is read as a space.
                 * @example 2024-10-31T14:59:59Z
                 */
                end_time?: components["parameters"]["end_time"];
            };
            header?: {
                /**
                 * @description Language of the service's texts, `ko-KR` or `en-US`.
                 * @example ko-KR
                 */
                "Accept-Language"?: components["parameters"]["accept-language"];
                /**
                 * @description Service and version. Without this header the newest CURRENT version answers. A version that the service no longer
                 *     offers is refused with 406; `GET /`, which needs no signature, lists the versions.
                 * @example backup 1.1
                 */
                "Scp-Api-Version"?: components["parameters"]["scp-api-version"];
                /**
                 * @description Account ID. The vendor's SDK always sends it, empty unless one is configured. Where it is not empty, it is signed too, between
                 *     access key and client type.
                 */
                "Scp-AccountId"?: components["parameters"]["scp-account-id"];
            };
            path: {
                /**
                 * @description Backup ID. 32 hexadecimal digits in every known example. Other routes put fixed words in this place
                 *     (`backup-targets`, `restore`), so an id never holds `/`, `.`, `%`, `?`, `#` or white space, and is not empty (assumed).
                 * @example 00cd2538fbf94d12b36aabbdd607e974
                 */
                backup_id: components["parameters"]["backup_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupRestoreHistoryListResponse"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            417: components["responses"]["expectation-failed"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-server-error"];
            502: components["responses"]["bad-gateway"];
            503: components["responses"]["service-unavailable"];
            504: components["responses"]["gateway-timeout"];
        };
    };
}

/** The known values of BackupState. Others may come. */
export type KnownBackupState = "AVAILABLE";

/** The known values of BackupPolicyType. Others may come. */
export type KnownBackupPolicyType = "VM_IMAGE" | "FILESYSTEM";

/** The known values of RestoreState. Others may come. */
export type KnownRestoreState = "COMPLETED" | "FAILED" | "INPROGRESS" | "PARTIAL_SUCCESS";
