/* Feedback beside what it is about, copied from the key of the question. */
import { make } from '../from-every.js';

/**
 * Copies what is in a part of the key, without its ids.
 *
 * @param {Element | null | undefined} source
 * @returns {Node[]}
 */
export const copies = (source) => {
  if (!source) return [];
  const copy = /** @type {Element} */ (source.cloneNode(true));
  copy.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'));
  return Array.from(copy.childNodes);
};

/**
 * Puts a remark beside an option or item.
 *
 * @param {Element | null | undefined} item holds a `.pp-feedback`
 * @param {'right' | 'wrong' | 'none'} mark what its look says; `none` where the learner rightly left it out
 * @param {string} verdict
 * @param {Element | null} [note] a part of the key
 */
export const remark = (item, mark, verdict, note) => {
  const place = item?.querySelector('.pp-feedback');
  if (!(place instanceof HTMLElement)) return;
  const why = copies(note);
  // What nobody chose waits until it is asked for.
  const folded = mark === 'none' && why.length;
  place.replaceChildren(
    folded ? make('details', {}, make('summary', {}, verdict), ...why) : make('strong', { class: 'pp-verdict' }, verdict),
    ...(folded ? [] : why),
  );
  place.hidden = false;
  item?.setAttribute('data-mark', mark);
};

/** @param {Element} fields */
export const clearRemarks = (fields) => {
  fields.querySelectorAll('.pp-feedback').forEach((place) => {
    /** @type {HTMLElement} */ (place).hidden = true;
    place.parentElement?.removeAttribute('data-mark');
  });
};

/**
 * Shows below the answer what the key says of the question as a whole.
 *
 * @param {Element} key
 * @param {HTMLElement} place
 */
export const showExplanation = (key, place) => {
  place.replaceChildren(
    ...Array.from(key.querySelectorAll('[data-after]'), (part) => {
      const copy = /** @type {Element} */ (part.cloneNode(false));
      copy.removeAttribute('data-after');
      copy.append(...copies(part));
      return copy;
    }),
  );
  place.hidden = !place.childElementCount;
};
