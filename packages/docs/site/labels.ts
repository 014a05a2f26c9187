/**
 * Puts the labels of Redoc into another language. It has no setting for that, so each text and each attribute that is
 * exactly a known label is replaced when it appears. `{0}` in a label stands for anything.
 */
export function translateLabels(place: Element | null, labels: Readonly<Record<string, string>>): void {
  if (!place || Object.keys(labels).length === 0) return;
  const attributes = ['aria-label', 'placeholder', 'title', 'data-tooltip'];
  const patterns = Object.entries(labels)
    .filter(([text]) => text.includes('{0}'))
    .map(([text, own]) => ({ pattern: new RegExp(`^${text.replace('{0}', '(.+)')}$`), own }));
  const one = (text: string): string | undefined => {
    const own = labels[text];
    if (own !== undefined) return own;
    for (const { pattern, own } of patterns) {
      const [, part] = pattern.exec(text) ?? [];
      if (part !== undefined) return own.replace('{0}', one(part) ?? part);
    }
    return undefined;
  };
  // The facts of a parameter stand in one text, with commas between them.
  const label = (text: string): string | undefined => {
    const asked = text.trim();
    const own = one(asked);
    if (own !== undefined) return text.replace(asked, own);
    const parts = asked.split(', ').map((part) => one(part) ?? part);
    return parts.length > 1 ? text.replace(asked, parts.join(', ')) : undefined;
  };
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      // Code and names are no labels, whatever they say.
      if (node.parentElement?.closest('pre, code, .code-line, .schema-name')) return;
      const found = label(node.data);
      if (found !== undefined && found !== node.data) node.data = found;
    }
    if (node instanceof Element) {
      for (const name of attributes) {
        const value = node.getAttribute(name);
        const found = value === null ? undefined : label(value);
        if (found !== undefined && found !== value) node.setAttribute(name, found);
      }
    }
    for (const child of node.childNodes) visit(child);
  };
  const watch = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'childList') addedNodes.forEach(visit);
      else visit(target);
    }
  }).observe(place.ownerDocument.body, watch);
  visit(place);
}
