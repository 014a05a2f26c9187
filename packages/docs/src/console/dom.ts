type Child = Node | string;

/** An element with properties, attributes where a name has a dash or is `role` or `for`, and children. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Readonly<Record<string, unknown>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    // `list` of an input is a property that cannot be set.
    if (!(name in element && Reflect.set(element, name, value))) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** Text in which words stand between backticks, as code. */
export function prose(text: string): Child[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? create('code', {}, part) : part));
}
