import { testConfig } from '@scp-backup/tooling/test-config';

// The files share one process, so that the packages, the mock and DuckDB are loaded once.
export default testConfig({ isolate: false, pool: 'threads' });
