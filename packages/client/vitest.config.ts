import { testConfig } from '@scp-backup/tooling/test-config';

// Each file has a process of its own: tests of timers and sockets would see those that the files before them left.
export default testConfig({ isolate: true });
