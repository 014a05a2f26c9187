import { createHash } from 'node:crypto';

/** What a page may load and call: its own site, and a mock on this machine. Shiki's colours are style attributes. */
const directives = [
  "default-src 'none'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The page with its content security policy, which names each inline script by its hash. */
export function withPolicy(html: string): string {
  return insertPolicy(html, [...directives, `script-src 'self' ${scriptHashes(html)}`]);
}

export function insertPolicy(html: string, policy: readonly string[]): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`;
  return html.replace(/<head>/, (head) => `${head}\n    ${meta}`);
}

export function scriptHashes(html: string): string {
  const scripts = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  return scripts.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
}
