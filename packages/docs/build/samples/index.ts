import { readFileSync } from 'node:fs';
import type { Operation } from '@scp-backup/openapi';
import { commandLine } from './command-line.ts';
import { type Call, exampleCall } from './example-call.ts';
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
  { grammar: 'sh', label: 'curl + openssl', write: template('call.sh') },
  { grammar: 'python', label: 'Python', write: template('call.py') },
  { grammar: 'go', label: 'Go', write: template('call.go') },
  { grammar: 'java', label: 'Java', write: template('Sample.java') },
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

/** A program of `content/samples`, in which the call is filled in. */
function template(file: string): (call: Call) => string {
  const text = readFileSync(new URL(`../../content/samples/${file}`, import.meta.url), 'utf8');
  return ({ operation: { method }, baseUrl, target, apiVersion }) => {
    const values: Readonly<Record<string, string>> = { method, baseUrl, target, apiVersion };
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
  };
}
