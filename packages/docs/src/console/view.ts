import { create } from './dom.ts';
import type { Reply, SignedCall } from './request.ts';
import type { Labels } from './texts.ts';
import type { Verdict } from './verdict.ts';

/** What was signed, as text and by its parts, the signature, and the request as curl and as a program. */
export function showRequest(
  labels: Labels,
  signed: SignedCall,
  { curl, code, refused }: { readonly curl: string; readonly code: string; readonly refused: boolean },
): readonly HTMLElement[] {
  const { stringToSign, parts } = signed.explanation;
  const rows = parts.map(({ name, value }) =>
    create('tr', {}, create('th', { scope: 'row' }, labels.parts[name]), create('td', {}, create('code', {}, value))),
  );
  const head = create('tr', {}, ...[labels.part, labels.value].map((text) => create('th', { scope: 'col' }, text)));
  const table = create(
    'table',
    { 'aria-label': labels.stringToSign },
    create('thead', {}, head),
    create('tbody', {}, ...rows),
  );
  return [
    section(labels.stringToSign, table, block(labels, labels.stringToSign, stringToSign)),
    section(labels.signature, block(labels, labels.signature, signed.signature)),
    ...(stringToSign.includes(signed.url) ? [] : [section(labels.sentUrl, block(labels, labels.sentUrl, signed.url))]),
    section(
      labels.curl,
      create('p', { className: 'hint' }, refused ? labels.curlRefused : labels.curlHint),
      block(labels, labels.curl, curl),
    ),
    section(labels.typescript, block(labels, labels.typescript, code)),
  ];
}

/** The answer, and where it differs from the document. */
export function showResponse(
  labels: Labels,
  { body, violations }: Verdict,
  { headers, milliseconds, text }: Reply,
): readonly HTMLElement[] {
  const items = violations.map(({ pointer, message }) =>
    create('li', {}, create('code', {}, pointer || '/'), ` ${message}`),
  );
  return [
    section(
      labels.response,
      create('p', { className: 'hint' }, labels.timing(milliseconds, new TextEncoder().encode(text).length)),
      block(labels, labels.response, body),
      create(
        'details',
        {},
        create('summary', {}, labels.headers),
        block(labels, labels.headers, headers.map(([name, value]) => `${name}: ${value}`).join('\n')),
      ),
    ),
    ...(items.length > 0 ? [section(labels.violations, create('ul', {}, ...items))] : []),
  ];
}

function section(title: string, ...children: readonly HTMLElement[]): HTMLElement {
  return create('section', {}, create('h3', {}, title), ...children);
}

/** A text, and a button that copies it. A block may scroll, so the keyboard must reach it. */
function block({ copy, copied }: Labels, label: string, text: string): HTMLElement {
  const button = create('button', { type: 'button', className: 'copy', 'aria-label': `${copy}: ${label}` }, copy);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = copied;
    button.setAttribute('aria-label', `${copied}: ${label}`);
  });
  const shown = create('pre', { tabIndex: 0, role: 'group', 'aria-label': label }, create('code', {}, text));
  return create('div', { className: 'block' }, button, shown);
}
