/* <primerpress-change>: what was said at the start beside what is said now, in words and as steps on a way. */
import { make, part, word } from '../from-every.js';
import { Panel } from '../from-panels.js';
import { ratingChange } from '../record/rating-change.js';

/** @import { Kept } from '../record/record.js' */

/** How an answer went, as the words name it. */
const went = (/** @type {{ state: string }} */ { state }) => (state === 'right' ? state : 'other');

export class PrimerpressChange extends Panel {
  /** @override @param {Kept} kept */
  update(kept) {
    const told = Array.from(this.querySelectorAll('[data-earlier]'), (item) => {
      const [earlier, later] = ['data-earlier', 'data-later'].map((name) => kept.answers[item.getAttribute(name) || '']);
      const known = [earlier, later].every((answer) => answer && answer.state !== 'passed-over');
      item.toggleAttribute('hidden', !known);
      if (known && item.hasAttribute('data-scale')) this.rating(item, earlier.response, later.response);
      else if (known) part(item, '.pp-change-words').textContent = word(`asked-${went(earlier)}-${went(later)}`);
      return known;
    });
    this.empty = !told.some(Boolean);
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
      row.toggleAttribute('hidden', !known);
      if (!known) return;
      const { name, steps } = ratingChange(before, now);
      part(row, '.pp-change-words').textContent = `${word('rating-then-now', { before: scale[before], now: scale[now] })} ${word(name, { steps })}`;
      const [first, last] = [Math.min(before, now), Math.max(before, now)];
      const dots = scale.map((/** @type {string} */ _, /** @type {number} */ step) => {
        const mark = step === now ? 'now' : step === before ? 'before' : '';
        return make('i', { class: `${mark} ${step > first && step <= last ? 'walked' : ''}` });
      });
      // The words below it say the same.
      part(row, '.pp-track').replaceChildren(...dots);
    });
  }
}
