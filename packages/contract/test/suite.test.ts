import { contractSuite } from '@scp-backup/contract/vitest';
import { createMockHandler } from '@scp-backup/mock/handler';
import { credentials, data, parent } from './services/rows.ts';

contractSuite(
  {
    baseUrl: 'http://mock.test',
    parameters: { backup_id: parent },
    credentials,
    fetch: createMockHandler({ credentials, data }),
  },
  { name: 'the suite of vitest' },
);
