import { createHmac } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { sign } from '@scp-backup/signing';
import { compare, report } from '@scp-backup/tooling/bench';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsV4Signer } from 'aws4fetch';

const host = 'backup.kr-west1.e.samsungsdscloud.com';
const path = '/v1/backups/00cd2538fbf94d12b36aabbdd607e974/restore-histories';
const url = `https://${host}${path}?page=0&size=20`;
const credentials = {
  accessKey: 'b754b12b39da4ce29a40c5e324650bd0',
  secretKey: 'c4150149-f7c6-46bc-9faa-d2b9d20e0899',
};
const aws = { accessKeyId: credentials.accessKey, secretAccessKey: credentials.secretKey };
const smithy = new SignatureV4({ credentials: aws, region: 'kr-west1', service: 'backup', sha256: Sha256 });
const query = { page: '0', size: '20' };
const request = { method: 'GET', protocol: 'https:', hostname: host, path, query, headers: { host } };

const figures = await compare(
  {
    'bare createHmac': async (times) => {
      for (let index = 0; index < times; index++) {
        const text = `GET${url}${1605290625682 + index}${credentials.accessKey}Openapi`;
        // Each one is awaited, as everybody's signature is.
        await createHmac('sha256', credentials.secretKey).update(text).digest('base64');
      }
    },
    '@scp-backup/signing': async (times) => {
      for (let index = 0; index < times; index++) {
        await sign({ method: 'GET', url, timestamp: 1605290625682 + index, credentials });
      }
    },
  },
  { times: 20_000 },
);
const peers = await compare(
  {
    '@scp-backup/signing': async (times) => {
      for (let index = 0; index < times; index++) await sign({ method: 'GET', url, timestamp: index, credentials });
    },
    '@smithy/signature-v4': async (times) => {
      for (let index = 0; index < times; index++) await smithy.sign(request);
    },
    aws4fetch: async (times) => {
      for (let index = 0; index < times; index++) {
        await new AwsV4Signer({ url, ...aws, service: 'backup', region: 'kr-west1' }).sign();
      }
    },
  },
  { times: 1000 },
);
await report('sign (operations a second, ratio to bare createHmac)', figures, import.meta.url);
await report('sign-peers (operations a second, ratio to @scp-backup/signing)', peers, import.meta.url);
