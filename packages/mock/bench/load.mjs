/**
 * Loads one server with signed requests over kept-alive connections. Each request is signed by Node's own crypto, and
 * answers are read to their end.
 */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/**
 * @param {{ url: string, path: string, credentials: { accessKey: string, secretKey: string }, seconds: number, connections: number }} load
 * @returns {Promise<{ perSecond: number, wrong: number }>}
 */
export async function load({ url, path, credentials, seconds, connections }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const { accessKey, secretKey } = credentials;
  const begin = performance.now();
  const end = begin + seconds * 1000;
  let [done, wrong] = [0, 0];
  /** @returns {Promise<number>} */
  const call = () =>
    new Promise((resolve, reject) => {
      const timestamp = String(Date.now());
      const text = `GET${url}${path}${timestamp}${accessKey}Openapi`;
      const headers = {
        'Scp-Accesskey': accessKey,
        'Scp-Signature': createHmac('sha256', secretKey).update(text).digest('base64'),
        'Scp-Timestamp': timestamp,
        'Scp-ClientType': 'Openapi',
        Accept: 'application/json',
      };
      request({ agent, hostname, port, path, headers }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      })
        .on('error', reject)
        .end();
    });
  const worker = async () => {
    while (performance.now() < end) {
      if ((await call()) !== 200) wrong += 1;
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return { perSecond: Math.round((done * 1000) / (performance.now() - begin)), wrong };
}
