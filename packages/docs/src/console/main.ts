/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Defines `<scp-console>` with the operations of the backup service. */
import { operations, responses, rows, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { texts } from '@scp-backup/openapi/texts';
import { validateParameter, validateResponse } from '@scp-backup/openapi/validate';
import { defineConsole } from './element.ts';

defineConsole({ operations, responses, rows, service, examples, texts, validateParameter, validateResponse });
