/**
 * Loads one server with a signed request, over and over, on kept-alive connections. A signature is good for minutes, so the
 * text of the request is made once: what is measured is the server, not the generator.
 */
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';

/**
 * @param {{ url: string, path: string, credentials: { accessKey: string, secretKey: string }, seconds: number, connections: number }} load
 * @returns {Promise<{ done: number, perSecond: number, wrong: number }>}
 */
export async function load({ url, path, credentials, seconds, connections }) {
  const { host, hostname, port } = new URL(url);
  const timestamp = String(Date.now());
  const text = `GET${url}${path}${timestamp}${credentials.accessKey}Openapi`;
  const request = [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Scp-Accesskey: ${credentials.accessKey}`,
    `Scp-Signature: ${createHmac('sha256', credentials.secretKey).update(text).digest('base64')}`,
    `Scp-Timestamp: ${timestamp}`,
    'Scp-ClientType: Openapi',
    'Accept: application/json',
    '\r\n',
  ].join('\r\n');
  const begin = performance.now();
  const end = begin + seconds * 1000;
  let [done, wrong] = [0, 0];
  /** @returns {Promise<void>} */
  const worker = () =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(request));
      let head = '';
      let missing = 0;
      socket
        .on('error', reject)
        .on('close', resolve)
        .on('data', (chunk) => {
          let body = chunk.length;
          if (missing === 0) {
            head += chunk.toString('latin1');
            const blank = head.indexOf('\r\n\r\n');
            if (blank < 0) return;
            body = head.length - blank - 4;
            missing = Number(/\ncontent-length: *(\d+)/i.exec(head)?.[1]);
            if (!head.startsWith('HTTP/1.1 200 ')) wrong += 1;
            head = '';
          }
          missing -= body;
          if (missing > 0) return;
          done += 1;
          if (performance.now() < end) socket.write(request);
          else socket.destroy();
        });
    });
  await Promise.all(Array.from({ length: connections }, worker));
  return { done, perSecond: Math.round((done * 1000) / (performance.now() - begin)), wrong };
}
