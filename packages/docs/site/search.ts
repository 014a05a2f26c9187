import MiniSearch from 'minisearch';
import { options } from './search-options.ts';

/** The search: a field, and below it the places that were found. The index comes when the field is first used. */
export function searchBox(place: HTMLElement): void {
  const { index = '', home = '', label = '', hint = '', results = '', none = '' } = place.dataset;
  const field = document.createElement('input');
  field.type = 'search';
  field.placeholder = `${label}: ${hint}`;
  field.setAttribute('aria-label', label);
  const list = document.createElement('ul');
  list.setAttribute('aria-label', results);
  list.hidden = true;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.className = 'unseen';
  place.append(field, status, list);

  let loading: Promise<MiniSearch> | undefined;
  const load = () => {
    loading ??= fetch(index)
      .then((answer) => answer.text())
      .then((text) => MiniSearch.loadJSON(text, options));
    return loading;
  };

  const show = async () => {
    const asked = field.value.trim();
    const found = asked === '' ? [] : (await load()).search(asked).slice(0, 8);
    if (field.value.trim() !== asked) return;
    list.replaceChildren(
      ...found.map(({ id, page, heading }) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = home + id;
        link.textContent = heading === page ? page : `${page} › ${heading}`;
        item.append(link);
        return item;
      }),
    );
    status.textContent = asked === '' ? '' : found.length === 0 ? none : `${results}: ${found.length}`;
    if (asked !== '' && found.length === 0) {
      const item = document.createElement('li');
      item.textContent = none;
      list.append(item);
    }
    list.hidden = asked === '';
  };

  field.addEventListener('focus', () => void load());
  field.addEventListener('input', () => void show());
  place.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      list.hidden = true;
      field.focus();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const stops = [field, ...list.querySelectorAll('a')];
      const next = stops.indexOf(document.activeElement as HTMLInputElement) + (event.key === 'ArrowDown' ? 1 : -1);
      stops.at(next % stops.length)?.focus();
      event.preventDefault();
    }
    if (event.key === 'Enter' && event.target === field) list.querySelector('a')?.click();
  });
  place.addEventListener('focusout', (event) => {
    if (!place.contains(event.relatedTarget as Node | null)) list.hidden = true;
  });
  field.addEventListener('click', () => void show());
}
