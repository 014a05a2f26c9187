import type { Operation } from '@scp-backup/openapi';
import { commandLine } from './command-line.ts';
import { curl } from './curl.ts';
import { type Call, exampleCall } from './example-call.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { python } from './python.ts';
import { typeScript } from './typescript.ts';

export interface CodeSample {
  /** The name of the language's grammar. */
  readonly grammar: string;
  readonly label: string;
  readonly source: string;
}

const writers: readonly { grammar: string; label: string; write: (call: Call) => string | undefined }[] = [
  { grammar: 'ts', label: 'TypeScript', write: typeScript },
  { grammar: 'sh', label: 'CLI', write: commandLine },
  { grammar: 'sh', label: 'curl + openssl', write: curl },
  { grammar: 'python', label: 'Python', write: python },
  { grammar: 'go', label: 'Go', write: go },
  { grammar: 'java', label: 'Java', write: java },
];

/**
 * A program for each language that makes one signed call of an operation. Each reads `SCP_ACCESS_KEY` and
 * `SCP_SECRET_KEY`, takes `SCP_BASE_URL` in place of the service, follows no redirect, and signs the URL that it sends.
 */
export function codeSamples(operation: Operation): readonly CodeSample[] {
  const call = exampleCall(operation);
  return writers.flatMap(({ grammar, label, write }) => {
    const source = write(call);
    return source === undefined ? [] : [{ grammar, label, source }];
  });
}
