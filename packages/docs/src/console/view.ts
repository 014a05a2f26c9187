import { create } from './dom.ts';
import type { SignedCall } from './request.ts';
import type { Labels } from './texts.ts';
import type { Verdict } from './verdict.ts';

/** What was signed, as text and by its parts, the signature, and the request as curl and as a program. */
export function showRequest(labels: Labels, signed: SignedCall, curl: string, code: string): readonly HTMLElement[] {
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
    section(labels.stringToSign, table, block(labels.stringToSign, stringToSign)),
    section(labels.signature, block(labels.signature, signed.signature)),
    ...(stringToSign.includes(signed.url) ? [] : [section(labels.sentUrl, block(labels.sentUrl, signed.url))]),
    section(labels.curl, create('p', { className: 'hint' }, labels.curlHint), block(labels.curl, curl)),
    section(labels.typescript, block(labels.typescript, code)),
  ];
}

/** The answer, and where it differs from the document. */
export function showResponse(labels: Labels, { body, violations }: Verdict): readonly HTMLElement[] {
  const items = violations.map(({ pointer, message }) =>
    create('li', {}, create('code', {}, pointer || '/'), ` ${message}`),
  );
  return [
    section(labels.response, block(labels.response, body)),
    ...(items.length > 0 ? [section(labels.violations, create('ul', {}, ...items))] : []),
  ];
}

function section(title: string, ...children: readonly HTMLElement[]): HTMLElement {
  return create('section', {}, create('h3', {}, title), ...children);
}

/** A block may scroll, so the keyboard must reach it. */
function block(label: string, text: string): HTMLElement {
  return create('pre', { tabIndex: 0, role: 'group', 'aria-label': label }, create('code', {}, text));
}
