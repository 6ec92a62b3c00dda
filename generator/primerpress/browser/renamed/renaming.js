/* What is kept of a quiz, a question or a page that has another name now. */
import { GROUPS, merge } from '../from-every.js';

/**
 * @import { Kept } from '../record/record.js'
 * @import { Store } from '../record/store.js'
 */

/** @param {string} name @returns {string} the id of its element */
const element = (name) => name.replace('/', '--');

/** @param {string} one @param {string} former @returns {boolean} whether it is the name, or that of an attempt: a quiz and a moment */
const isOf = (one, former) => one === former || one.replace(/\/\d+$/, '') === former;

/** @param {string} id @param {string} former @returns {boolean} whether it is the id of a question, or of one of a quiz */
const isIn = (id, former) => id === element(former) || id.startsWith(`${element(former)}--`);

/** @param {Kept} kept @param {string} former */
const isKept = (kept, former) =>
  GROUPS.some((group) => Object.keys(kept[group]).some((one) => isOf(one, former)))
  || Object.values(kept.attempts).some(({ order }) => order.some((id) => isIn(id, former)));

/** @param {Kept} kept @param {string} former @param {string} name @returns {Kept} */
const moved = (kept, former, name) => {
  const other = /** @type {any} */ ({});
  GROUPS.forEach((group) => {
    const entries = /** @type {Record<string, any>} */ (kept[group]);
    other[group] = {};
    Object.keys(entries).filter((one) => isOf(one, former)).forEach((one) => {
      other[group][name + one.slice(former.length)] = entries[one];
      delete entries[one];
    });
  });
  const now = merge(kept, other);
  Object.entries(now.attempts).forEach(([key, attempt]) => {
    const order = attempt.order.map((id) => (isIn(id, former) ? element(name) + id.slice(element(former).length) : id));
    now.attempts[key] = { ...attempt, order };
  });
  return now;
};

/**
 * Moves what is kept under former names to those of today. Where both are kept, it is as if two records were merged.
 *
 * @param {Kept} kept
 * @param {string[][]} renamed pairs of a former name and that of today
 */
export const renameIn = (kept, renamed) => renamed.reduce((now, [former, name]) => moved(now, former, name), kept);

/** @param {Store} store @param {string[][]} renamed as for `renameIn`; where nothing is kept under these, nothing is written */
export const moveKept = (store, renamed) => {
  if (renamed.some(([former]) => isKept(store.read(), former))) store.change((kept) => renameIn(kept, renamed));
};

/**
 * Lets what is kept follow the names that stand in this page: those of its quizzes and questions, and those a panel knows.
 *
 * @param {Store} store
 */
export const followNames = (store) => {
  const known = Array.from(document.querySelectorAll('[data-renamed]'), (panel) => JSON.parse(panel.getAttribute('data-renamed') || '[]'));
  // An attempt names its questions by their quiz, so that comes first; of former names, the newest stands first.
  const here = ['quiz', 'question'].flatMap((sort) => Array.from(document.querySelectorAll(`[${sort}][was]`), (element) => {
    const former = (element.getAttribute('was') || '').split(' ').filter(Boolean);
    return former.map((one) => [one, element.getAttribute(sort) || '']);
  }));
  moveKept(store, [...known, ...here].flat());
};
