import type { ContractOptions } from '@scp-backup/contract';
import { contractSuite, type SuiteOptions } from '@scp-backup/contract/vitest';
import { createMockHandler } from '@scp-backup/mock/handler';
import { credentials, data, parent } from './services/rows.ts';

type Optional<Options> = { [Name in keyof Options as undefined extends Options[Name] ? Name : never]-?: undefined };

/** Every option that may be left out may be undefined too, and is then left out. */
const undefinedOptions: Omit<Optional<ContractOptions>, 'fetch'> = {
  profile: undefined,
  seed: undefined,
  toleranceMs: undefined,
  timeoutMs: undefined,
  apiVersion: undefined,
  bail: undefined,
  maximumRows: undefined,
  only: undefined,
  now: undefined,
  wait: undefined,
  onProgress: undefined,
  description: undefined,
};
const undefinedSuiteOptions: Optional<SuiteOptions> = { name: undefined, timeoutMs: undefined, profile: undefined };

contractSuite(
  {
    ...undefinedOptions,
    baseUrl: 'http://mock.test',
    parameters: { backup_id: parent },
    credentials,
    fetch: createMockHandler({ credentials, data }),
  },
  undefinedSuiteOptions,
);
