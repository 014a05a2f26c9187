import type { Theme } from 'vitepress';
import { inBrowser, useData, withBase } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import './style.css';

/** The default theme. Beside it: the console loads when it is opened, and what the reader chose is kept. */
export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'not-found': () => h(NotFound) }),
  enhanceApp({ router }) {
    if (!inBrowser) return;
    document.addEventListener('toggle', loadConsole, true);
    document.addEventListener('change', keepSample);
    printLight();
    router.onBeforeRouteChange = (to) => {
      const [language = ''] = new URL(to, location.href).pathname.slice(withBase('/').length).split('/');
      if (['en', 'ko'].includes(language)) store('language', language);
    };
    router.onAfterRouteChanged = () => {
      setTimeout(chooseSample);
    };
  },
} satisfies Theme;

/** What a host shows at an address without a page, in each language. */
function NotFound() {
  const { site } = useData();
  const lines = Object.entries(site.value.locales).map(([lang, { themeConfig }]) =>
    h('p', { lang }, [
      `${themeConfig.notFound.quote} `,
      h('a', { href: withBase(`/${lang}/`) }, themeConfig.notFound.linkText),
    ]),
  );
  return h('main', { class: 'vp-doc not-found' }, [h('h1', '404'), ...lines]);
}

function loadConsole({ target }: Event): void {
  if (target instanceof HTMLElement && target.matches('details.console'))
    import(/* @vite-ignore */ withBase('/console.js'));
}

/** Paper is white, and browsers print no dark background. */
function printLight(): void {
  const { classList } = document.documentElement;
  addEventListener('beforeprint', () => {
    if (classList.contains('dark')) addEventListener('afterprint', () => classList.add('dark'), { once: true });
    classList.remove('dark');
  });
}

function keepSample({ target }: Event): void {
  const label = target instanceof HTMLInputElement && target.closest('.vp-code-group') && target.nextElementSibling;
  if (label) store('sample', label.textContent ?? '');
}

/** Opens the samples in the language that was chosen last. */
function chooseSample(): void {
  let wanted: string | null = null;
  try {
    wanted = localStorage.getItem('scp-backup:sample');
  } catch {}
  for (const label of document.querySelectorAll<HTMLElement>('.vp-code-group label')) {
    if (label.textContent === wanted) label.click();
  }
}

/** A browser may keep nothing for this site. */
function store(name: string, value: string): void {
  try {
    localStorage.setItem(`scp-backup:${name}`, value);
  } catch {}
}
