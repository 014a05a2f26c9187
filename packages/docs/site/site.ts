import { copyButtons } from './copy.ts';
import { rememberLanguage } from './language.ts';
import { searchBox } from './search.ts';

rememberLanguage(document.documentElement.lang);

// The other language opens at the same place of the same page.
const link = document.querySelector<HTMLAnchorElement>('a.language');
link?.addEventListener('click', () => {
  link.hash = location.hash;
});

const main = document.querySelector<HTMLElement>('main');
if (main) copyButtons(main);

const search = document.querySelector<HTMLElement>('search');
if (search) searchBox(search);

// On a narrow page the menu starts closed.
if (matchMedia('(max-width: 60rem)').matches) document.querySelector('.menu details')?.removeAttribute('open');
