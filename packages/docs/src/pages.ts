import { type Language, languages, texts } from './texts.ts';

const example = `import { createBackupClient } from '@scp-backup/client';

const credentials = { accessKey: process.env.SCP_ACCESS_KEY ?? '', secretKey: process.env.SCP_SECRET_KEY ?? '' };
const backup = createBackupClient({ baseUrl: 'http://127.0.0.1:4010', credentials });
for await (const row of backup.listBackupRestoreHistories({ backup_id: '00cd2538fbf94d12b36aabbdd607e974' })) {
  console.log(row.restore_server_name, row.restore_state, row.restore_end_time);
}`;

/** Only what stands in the page itself may load. */
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** The start page of a language. */
export function startPage(language: Language): string {
  const t = texts[language];
  const links = languages.map((one) =>
    one === language
      ? `<span aria-current="page">${texts[one].name}</span>`
      : `<a href="../${one}/" lang="${one}" hreflang="${one}">${texts[one].name}</a>`,
  );
  return page(
    language,
    `${t.title}`,
    '../',
    `<nav>${links.join(' · ')}</nav>
<h1>${t.title}</h1>
<p class="lead">${t.lead}</p>
<p class="note">${t.unofficial}</p>
<h2>${t.start}</h2>
<p>${t.startText}</p>
<pre><code>npm start   <i># ${t.startComment}</i>
npm test    <i># ${t.testComment}</i></code></pre>
<h2>${t.use}</h2>
<p>${t.useText}</p>
<pre><code>${escapeText(example)}</code></pre>
<p>${t.real}</p>
<h2><a href="reference/">${t.reference}</a></h2>
<p>${t.referenceText}</p>
<p>${t.document}: <a href="../openapi.${language}.yaml">YAML</a> · <a href="../openapi.${language}.json">JSON</a></p>`,
  );
}

/** The page at the root: the two languages, and no script that chooses. */
export function rootPage(): string {
  const links = languages.map(
    (one) =>
      `<li><a href="${one}/" lang="${one}" hreflang="${one}">${texts[one].name}</a><p lang="${one}">${texts[one].lead}</p></li>`,
  );
  return page('en', 'scp-backup', '', `<h1>scp-backup</h1>\n<ul class="languages">${links.join('')}</ul>`);
}

function page(language: Language, title: string, root: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}style.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
