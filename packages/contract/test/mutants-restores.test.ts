import { mutantSuite } from './services/mutant-suite.ts';
import { mutants } from './services/mutants/index.ts';

await mutantSuite(mutants.filter(({ operation }) => operation === 'listBackupRestoreHistories'));
