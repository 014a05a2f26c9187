import { createBackupClient } from '@scp-backup/client';
import { validateResponses } from '@scp-backup/client/validate';
import { createMockHandler } from '@scp-backup/mock/handler';
import type { Operation } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { type SigningInput, sign } from '@scp-backup/signing';

import { loadSettings } from '@scp-backup/signing/node';

import openapi = require('@scp-backup/openapi');

const { backup_id } = examples.listBackupRestoreHistories.parameters;
const { credentials } = createMockHandler();
const { baseUrl = '' } = loadSettings();
const backup = createBackupClient({ baseUrl, credentials, validate: validateResponses() });
const operation: Operation = openapi.operations.listBackupRestoreHistories;
const input: SigningInput = { method: operation.method, url: baseUrl, timestamp: Date.now(), credentials };

backup
  .listBackupRestoreHistories({ backup_id })
  .then(async ({ count }) => console.log('CommonJS', count, (await sign(input)).length));
