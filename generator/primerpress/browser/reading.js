/* Notes which page was read to its end and how much of it is answered, and marks that in the navigation. */
import { courseId } from './course.js';
import { storeOf } from './store.js';

/** The address of the course's start, with which the addresses of its pages begin. */
const start = () => {
  const config = JSON.parse(document.getElementById('__config')?.textContent || '{}');
  return new URL(`${config.base || '.'}/`, window.location.href);
};

/**
 * Names a page of the course: its address from the course's start on, the same from every page and host.
 *
 * @param {string} address
 * @returns {string}
 */
export const pageName = (address) => {
  const root = start().pathname;
  const path = decodeURI(new URL(address, window.location.href).pathname).replace(/(^|\/)index\.html$/, '$1');
  const plain = decodeURI(root);
  return path.startsWith(plain) ? path.slice(plain.length) || 'index.html' : path;
};

/** @param {string} course the course's id */
const follow = (course) => {
  const store = storeOf(course);
  const name = pageName(window.location.href);
  const note = (/** @type {boolean} */ read) => {
    const questions = document.querySelectorAll('primerpress-question:not([hidden])');
    const open = Array.from(questions).filter((question) => question.getAttribute('data-state') === 'open');
    const total = questions.length;
    const [first] = open;
    const next = first?.id;
    const label = first?.querySelector('.pp-number')?.textContent || '';
    const before = store.read().pages[name];
    // What was answered once stays so: whoever tries again, or keeps no words, does not fall behind.
    const answered = Math.min(total, Math.max(total - open.length, before?.answered || 0));
    const now = { read: read || Boolean(before?.read), answered, total, at: Date.now(), next, label };
    if (before && before.read === now.read && before.answered === answered && before.total === total && before.next === next) return;
    store.change((kept) => {
      kept.pages[name] = now;
    });
  };
  document.addEventListener('primerpress-answered', () => note(false));
  const content = document.querySelector('.md-content__inner');
  const end = document.createElement('div');
  content?.append(end);
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    observer.disconnect();
    note(true);
  }).observe(end);
  store.addEventListener('change', () => markNavigation(course));
};

/**
 * Puts a mark behind each page in the navigation that is read to its end, and another where all is answered.
 *
 * @param {string} course
 */
const markNavigation = (course) => {
  const { pages } = storeOf(course).read();
  const words = document.querySelector('.pp-exit');
  document.querySelectorAll('.md-nav--primary a.md-nav__link').forEach((link) => {
    const page = pages[pageName(/** @type {HTMLAnchorElement} */ (link).href)];
    link.querySelector('.pp-done')?.remove();
    if (!page?.read || link.getAttribute('href')?.startsWith('#')) return;
    const mark = document.createElement('span');
    mark.className = 'pp-done';
    mark.setAttribute('role', 'img');
    const done = page.total > 0 && page.answered >= page.total;
    mark.setAttribute('aria-label', words?.getAttribute(done ? 'data-done' : 'data-read') || '');
    mark.textContent = done ? '\u2713' : '\u2026';
    link.append(mark);
  });
};

storeOf(courseId()).forgetDefaults(`${start().pathname}.__palette`);
markNavigation(courseId());
if (document.querySelector('primerpress-question, .pp-exit[data-module]')) follow(courseId());
