import * as library from '@scp-backup/signing';
import vectors from '../../../../spec/vectors/signing.json' with { type: 'json' };
import { type Result, run, type Vectors } from './suite.ts';

/** The suite with the library of the runtime that loads this. */
export const results: Promise<readonly Result[]> = run(library, vectors as Vectors);
