/* Answering by choosing: radios and checkboxes. */
import { word } from '../from-every.js';
import { shuffled } from '../questions/chance.js';
import { remark } from '../questions/remarks.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/**
 * Marks a choice. Pure.
 *
 * @param {{ correct: string[], scoring: string }} key the right options, and `partial` or `all-or-nothing`
 * @param {string[]} chosen
 * @returns {Result} partly right is right choices minus wrong ones over all that are right, never below 0
 */
export const grade = (key, chosen) => {
  const different = Array.from(new Set(chosen));
  const found = different.filter((option) => key.correct.includes(option)).length;
  const extra = different.length - found;
  const exact = found === key.correct.length && extra === 0;
  const partial = key.scoring === 'partial' ? Math.max(0, (found - extra) / key.correct.length) : 0;
  return { score: exact ? 1 : partial, found, extra, total: key.correct.length };
};

/**
 * Reading, writing and arranging options, however they are marked.
 *
 * @param {Parts} parts
 */
export const options = ({ fields, key, setting }) => {
  /** @type {HTMLInputElement[]} */
  const inputs = Array.from(fields.querySelectorAll('.pp-option > input'));
  const list = fields.querySelector('.pp-options[data-shuffle]');
  const items = Array.from(list?.children || []);
  const valueOf = (/** @type {Element} */ item) => item.querySelector('input')?.value || '';
  const isLoose = (/** @type {Element} */ item) => !item.hasAttribute('data-pin');
  const loose = items.filter(isLoose);
  return {
    inputs,
    noteOf: (/** @type {string} */ option) => key.querySelector(`[data-option="${CSS.escape(option)}"]`),
    /** @type {Behaviour<string[]>['read']} */
    read: () => {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      return chosen.length ? { response: chosen } : { missing: word('missing-choice') };
    },
    /** @type {Behaviour<string[]>['write']} */
    write: (kept) => {
      inputs.forEach((input) => {
        input.checked = Array.isArray(kept) && kept.includes(input.value);
      });
    },
    /** Pinned options stay where they were written. @type {Behaviour<string[]>['arrange']} */
    arrange: list
      ? (kept) => {
          const known = kept.length === loose.length && loose.every((item) => kept.includes(valueOf(item)));
          const order = known ? kept : shuffled(loose.map(valueOf), setting('question') || '');
          const next = order.map((value) => /** @type {Element} */ (loose.find((item) => valueOf(item) === value)));
          list.append(...items.map((item) => (isLoose(item) ? /** @type {Element} */ (next.shift()) : item)));
          return order;
        }
      : undefined,
  };
};

/**
 * @param {Parts} parts
 * @returns {Behaviour<string[]>} the keys of the chosen options
 */
export const choice = (parts) => {
  const { inputs, noteOf, ...choosing } = options(parts);
  const correct = Array.from(parts.key.querySelectorAll('[data-correct]'), (note) => note.getAttribute('data-option') || '');
  return {
    ...choosing,
    mark: (response) => grade({ correct, scoring: parts.setting('scoring') || 'all-or-nothing' }, response),
    show: (_, result, whole) => {
      inputs.forEach((input) => {
        const note = noteOf(input.value);
        if (!note || !(whole || input.checked)) return;
        const right = note.hasAttribute('data-correct');
        const missed = right && !input.checked ? note.querySelector('[data-feedback-if-missed]') : null;
        const verdict = word(`verdict-${right ? 'right' : 'wrong'}-${input.checked ? 'chosen' : input.type}`);
        const mark = right ? 'right' : input.checked ? 'wrong' : 'none';
        remark(input.parentElement, mark, verdict, missed || note.querySelector('[data-feedback]'));
      });
      if (inputs[0].type !== 'checkbox' || result.score === 1) return {};
      return { details: word('found', result) + (result.extra ? ` ${word('extra', result)}` : '') };
    },
  };
};
