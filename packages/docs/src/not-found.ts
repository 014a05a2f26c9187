import { createHash } from 'node:crypto';
import { languages } from './languages.ts';
import { texts } from './texts.ts';

/**
 * A host shows this page at any address, so nothing of it may be relative: style and script stand in it, and the links
 * are made from the address that was asked for. Every page stands below the folder of its language.
 */
export function notFoundPage(): string {
  const lines = languages
    .map(
      (one) => `<p lang="${one}">${texts[one].notFound} <a data-language="${one}" hidden>${texts[one].toStart}</a></p>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="robots" content="noindex">
<title>404 · ${texts.en.site}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>404</h1>
${lines}
</main>
<script>${script}</script>
</body>
</html>
`;
}

const style = `:root{color-scheme:light dark}body{margin:3rem auto;padding:0 1.25rem;max-width:40rem;font:1rem/1.65 system-ui,sans-serif;word-break:keep-all}`;

const script = `const [,root]=/^(.*\\/)(?:${languages.join('|')})\\//.exec(location.pathname)??/^(.*\\/)/.exec(location.pathname);for(const link of document.querySelectorAll('a')){link.href=root+link.dataset.language+'/';link.hidden=false}`;

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
