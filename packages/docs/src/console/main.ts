/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Defines `<scp-console>` with the operations of the backup service. */
import { operations, responses, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { texts } from '@scp-backup/openapi/texts';
import { defineConsole } from './element.ts';

const sandbox = async () => (await import('./sandbox.ts')).sandbox;

defineConsole({ operations, responses, service, examples, texts, sandbox });
