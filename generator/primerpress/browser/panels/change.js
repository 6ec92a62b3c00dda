/* <primerpress-change>: what was said at the start beside what is said now, in words and as a small chart. */
import { make, ratingChange, word } from '../from-every.js';
import { Panel } from './panel.js';

/** @import { Kept } from '../record/record.js' */

export class PrimerpressChange extends Panel {
  /** @override @param {Kept} kept */
  update(kept) {
    let told = 0;
    this.querySelectorAll('[data-earlier]').forEach((item) => {
      const earlier = kept.answers[item.getAttribute('data-earlier') || ''];
      const later = kept.answers[item.getAttribute('data-later') || ''];
      const known = Boolean(earlier && later && earlier.state !== 'passed-over' && later.state !== 'passed-over');
      /** @type {HTMLElement} */ (item).hidden = !known;
      if (!known) return;
      told += 1;
      if (item.hasAttribute('data-scale')) this.rating(item, earlier.response, later.response);
      else {
        const words = word(`asked-${earlier.state === 'right' ? 'right' : 'other'}-${later.state === 'right' ? 'right' : 'other'}`);
        /** @type {HTMLElement} */ (item.querySelector('.pp-change-words')).textContent = words;
      }
    });
    /** @type {HTMLElement} */ (this.querySelector('.pp-change-none')).hidden = told > 0;
  }

  /**
   * @param {Element} item
   * @param {any} earlier
   * @param {any} later
   */
  rating(item, earlier, later) {
    const scale = JSON.parse(item.getAttribute('data-scale') || '[]');
    item.querySelectorAll('.pp-statement-change').forEach((row, index) => {
      const [before, now] = [earlier?.[index], later?.[index]];
      const known = [before, now].every((step) => Number.isInteger(step) && step >= 0 && step < scale.length);
      /** @type {HTMLElement} */ (row).hidden = !known;
      if (!known) return;
      const { name, steps } = ratingChange(before, now);
      const said = `${word('rating-then-now', { before: scale[before], now: scale[now] })} ${word(name, { steps })}`;
      /** @type {HTMLElement} */ (row.querySelector('.pp-change-words')).textContent = said;
      const dots = scale.map((/** @type {string} */ _, /** @type {number} */ step) => {
        const mark = step === now ? '\u25cf' : step === before ? '\u25cb' : '\u00b7';
        return make('span', {}, mark);
      });
      // The words beside it say the same.
      row.querySelector('.pp-dots')?.replaceChildren(...dots);
    });
  }
}
