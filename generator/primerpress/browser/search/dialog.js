/* The dialog of the search: what is typed leads to a list of places, each with the words around the hit. */
import { courseStart, make, part, word } from '../from-every.js';
import { excerpt, marked } from './excerpt.js';
import { finderIn } from './finding.js';
import { loadPages } from './loading.js';

/** @import { Piece } from './excerpt.js' */
/** @import { Found, Hit } from './finding.js' */

const AT_ONCE = 20;
/** How long a learner pauses between two letters at most. */
const PAUSE = 150;

const said = (/** @type {Piece[]} */ pieces) => pieces.map(({ text, hit }) => (hit ? make('mark', {}, text) : text));

/** @param {Hit} hit @returns {HTMLElement} */
const result = ({ section, terms }) => {
  const { url, title, heading, text } = section;
  const within = heading === title ? [] : [make('span', { class: 'pp-search-heading' }, ...said(marked(heading, terms)))];
  const page = make('span', { class: 'pp-search-page' }, ...said(marked(title, terms)));
  const around = make('span', { class: 'pp-search-around' }, ...said(excerpt(text, terms)));
  const { href } = new URL(url, new URL(courseStart(), window.location.href));
  const link = make('a', { href }, page, ' ', ...within, ' ', around);
  return make('li', {}, link);
};

/** @param {HTMLDialogElement} dialog */
const moveByKeys = (dialog) => {
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    /** @type {NodeListOf<HTMLElement>} */
    const stops = dialog.querySelectorAll('.pp-search-input, .pp-search-results a');
    const next = stops[[...stops].indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
};

/** @param {HTMLDialogElement} dialog as it stands on each page */
export const offerResults = (dialog) => {
  const input = /** @type {HTMLInputElement} */ (part(dialog, '.pp-search-input'));
  const [count, list, more, none] = ['.pp-search-count', '.pp-search-results', '.pp-search-more', '.pp-search-none'].map((one) => part(dialog, one));
  /** @type {((asked: string) => Found) | undefined} */
  let find;
  /** @type {Hit[]} */
  let waiting = [];

  const showMore = () => {
    list.append(...waiting.splice(0, AT_ONCE).map(result));
    more.hidden = !waiting.length;
  };
  const tell = (/** @type {string} */ asked, /** @type {Found} */ { hits, exact }) => {
    if (!asked) return '';
    if (!hits.length) return word('search-nothing', { asked });
    if (!exact) return word('search-near', { count: hits.length });
    return hits.length === 1 ? word('search-one') : word('search-found', { count: hits.length });
  };
  const search = () => {
    if (!find) return;
    const asked = input.value.trim();
    const found = asked ? find(asked) : { hits: [], exact: true };
    count.textContent = tell(asked, found);
    none.hidden = !asked || found.hits.length > 0;
    waiting = found.hits;
    list.replaceChildren();
    showMore();
    dialog.scrollTop = 0;
  };

  let pause = 0;
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = window.setTimeout(search, PAUSE);
  });
  part(dialog, '[role="search"]').addEventListener('submit', (event) => {
    event.preventDefault();
    search();
    list.querySelector('a')?.focus();
  });
  more.addEventListener('click', () => {
    const shown = list.children.length;
    showMore();
    list.children[shown]?.querySelector('a')?.focus();
  });
  // A place on this page is behind the dialog.
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });
  // The button beside it, which the dialog covers, knows how.
  dialog.querySelector('[data-action="leave"]')?.addEventListener('click', () => part(document, '.pp-exit').click());
  moveByKeys(dialog);

  const takeIn = async () => {
    const { apart, words = '', failed = '' } = dialog.dataset;
    count.textContent = word('search-loading');
    try {
      const pages = await loadPages(words.split(' '));
      find = await finderIn(pages.filter(({ url }) => !apart || !url.startsWith(apart)));
      search();
    } catch (error) {
      console.error('primerpress: the words of the pages cannot be loaded:', error);
      count.textContent = failed;
    }
  };
  takeIn();
};
