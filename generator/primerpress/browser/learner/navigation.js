/* Marks in the navigation: which pages are read to their end, and where all is answered. */
import { make, pageName } from '../from-every.js';

/** @import { Store } from '../record/store.js' */

/**
 * Marks each page of the navigation, now and whenever the record changes.
 *
 * @param {Store} store
 */
export const markNavigation = (store) => {
  const words = document.querySelector('.pp-course');
  const mark = () => {
    const { pages } = store.read();
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll('.pp-nav li > a:not([href^="#"])');
    links.forEach((link) => {
      link.querySelector('.pp-done')?.remove();
      const page = pages[pageName(link.href)];
      if (!page?.read) return;
      const done = page.total > 0 && page.answered >= page.total;
      const label = words?.getAttribute(done ? 'data-done' : 'data-read') || '';
      link.append(make('span', { class: 'pp-done', role: 'img', 'aria-label': label }, done ? '\u2713' : '\u2026'));
    });
  };
  store.addEventListener('change', mark);
  mark();
};
