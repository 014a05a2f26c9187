/**
 * Assets that a page would load from elsewhere. Plain links are no assets: nobody follows them but the reader.
 */
export function externalAssets(html: string): readonly string[] {
  const tags = html.replaceAll(/<script\b([^>]*)>[\s\S]*?<\/script>/gi, '<script$1></script>');
  const patterns = [
    /<(?:script|img|iframe|source|video|audio|embed|track)\b[^>]*\s(?:src|srcset|poster)\s*=\s*["']?\s*((?:https?:)?\/\/[^"'\s>]+)/gi,
    /<link\b[^>]*\shref\s*=\s*["']?\s*((?:https?:)?\/\/[^"'\s>]+)/gi,
    /<object\b[^>]*\sdata\s*=\s*["']?\s*((?:https?:)?\/\/[^"'\s>]+)/gi,
    /url\(\s*["']?((?:https?:)?\/\/[^"')\s]+)/gi,
    /@import\s+["']((?:https?:)?\/\/[^"']+)/gi,
  ];
  return patterns.flatMap((pattern) => [...tags.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** Addresses that Redoc's own script would call when it runs: a logo, and telemetry. */
export function scriptedAssets(html: string): readonly string[] {
  const hosts = /https:\/\/(?:cdn\.redoc\.ly|cdn\.redocly\.com|otel\.cloud\.redocly\.com)[^"'`\s)]*/g;
  return [...new Set([...html.matchAll(hosts)].map((match) => match[0]))];
}
