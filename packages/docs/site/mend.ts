export interface MendTexts {
  readonly close: string;
}

/**
 * Mends what keeps readers with a keyboard or a screen reader out of Redoc: headings that leave out a level, names that
 * are missing or hide the text, and a dialog that does not say that it is one and takes no focus.
 */
export function mendRedoc(place: Element | null, texts: MendTexts): void {
  if (!place) return;
  const { body } = place.ownerDocument;
  const own = new Set<Node>(body.children);
  const mend = () => {
    for (const heading of place.querySelectorAll('h4, h5, h6'))
      set(heading, 'aria-level', String(Number(heading.tagName.slice(1)) - 1));
    for (const button of place.querySelectorAll('button[aria-label]')) {
      const text = button.textContent?.trim() ?? '';
      if (text !== '' && !button.getAttribute('aria-label')?.includes(text)) button.removeAttribute('aria-label');
    }
    for (const child of body.children) if (!own.has(child)) mendDialog(child, texts);
  };
  new MutationObserver((changes) => {
    mend();
    for (const { target, addedNodes } of changes) {
      if (target === body) for (const node of addedNodes) focusDialog(node);
    }
  }).observe(body, { subtree: true, childList: true });
  mend();
  // Redoc's own search is hidden: it finds nothing outside the reference. Its keys lead to that of the site.
  addEventListener(
    'keydown',
    (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      document.querySelector<HTMLElement>('search input')?.focus();
    },
    { capture: true },
  );
}

const opener = new WeakMap<Node, Element>();

/** Redoc puts its dialog at the end of the body. */
function mendDialog(child: Element, { close }: MendTexts): void {
  const dialog = child.querySelector('[tabindex="0"]');
  if (!dialog) return;
  set(child, 'role', 'dialog');
  set(child, 'aria-modal', 'true');
  const title = dialog.querySelector('h1, h2, h3, h4, [data-component-name^="Typography"]')?.textContent?.trim();
  if (title) set(child, 'aria-label', title);
  for (const button of dialog.querySelectorAll('button:not([aria-label])'))
    if (button.textContent?.trim() === '') button.setAttribute('aria-label', close);
}

/** The dialog takes the focus, keeps it, and gives it back when it goes. */
function focusDialog(node: Node): void {
  if (!(node instanceof HTMLElement) || node.getAttribute('role') !== 'dialog' || opener.has(node)) return;
  const before = document.activeElement;
  if (before) opener.set(node, before);
  const stops = () => [...node.querySelectorAll<HTMLElement>('button, a[href], input, [tabindex="0"]')];
  stops()[0]?.focus();
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const all = stops();
    const end = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement !== end) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0])?.focus();
  });
  const gone = new MutationObserver(() => {
    if (node.isConnected) return;
    gone.disconnect();
    if (before instanceof HTMLElement) before.focus();
  });
  gone.observe(document.body, { childList: true });
}

/** Sets what is not so yet: each change wakes the observers. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
