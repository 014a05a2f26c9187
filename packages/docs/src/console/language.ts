import type { Language } from './texts.ts';

/** The language of an element: that of the nearest ancestor that states one, through shadow roots as well. */
export function languageOf(element: Element): Language {
  const stating = element.closest('[lang]');
  if (stating) return /^ko\b/i.test(stating.getAttribute('lang') ?? '') ? 'ko' : 'en';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : 'en';
}
