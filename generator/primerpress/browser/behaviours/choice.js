/* Answering by choosing: radios and checkboxes. */
import { shuffled } from '../chance.js';
import { word } from '../words.js';

/** @import { Behaviour, PrimerpressQuestion, Result } from '../question.js' */

/**
 * Marks a choice. Pure.
 *
 * @param {{ correct: string[], scoring: string }} key the right options, and `partial` or `all-or-nothing`
 * @param {string[]} chosen
 * @returns {Result} partly right is right choices minus wrong ones over all that are right, never below 0
 */
const grade = (key, chosen) => {
  const different = Array.from(new Set(chosen));
  const found = different.filter((option) => key.correct.includes(option)).length;
  const extra = different.length - found;
  const exact = found === key.correct.length && extra === 0;
  const partial = key.scoring === 'partial' ? Math.max(0, (found - extra) / key.correct.length) : 0;
  return { score: exact ? 1 : partial, found, extra, total: key.correct.length };
};

/**
 * @param {PrimerpressQuestion} question
 * @returns {HTMLInputElement[]}
 */
const inputs = (question) => Array.from(question.querySelectorAll('.pp-option > input'));

/**
 * Shows the feedback of each option beside it, chosen or not.
 *
 * @param {PrimerpressQuestion} question
 */
const showFeedback = (question) => {
  inputs(question).forEach((input) => {
    const note = question.querySelector(`.pp-key [data-option="${CSS.escape(input.value)}"]`);
    if (!note) return;
    const correct = note.hasAttribute('data-correct');
    const missed = correct && !input.checked ? note.querySelector('[data-feedback-if-missed]') : null;
    const verdict = word(
      `verdict-${correct ? 'right' : 'wrong'}-${input.checked ? 'chosen' : input.type}`,
    );
    const mark = correct ? 'right' : input.checked ? 'wrong' : 'none';
    question.remark(input.parentElement, mark, verdict, question.copies(missed || note.querySelector('[data-feedback]')));
  });
};

/**
 * Puts the options in an order that lasts for the attempt. Pinned options stay where they were written.
 *
 * @param {PrimerpressQuestion} question
 */
const shuffle = (question) => {
  const list = question.querySelector('.pp-options[data-shuffle]');
  if (!list) return;
  const items = Array.from(list.children);
  const valueOf = (/** @type {Element} */ item) => item.querySelector('input')?.value || '';
  const isLoose = (/** @type {Element} */ item) => !item.hasAttribute('data-pin');
  const loose = items.filter(isLoose);
  const kept = question.store?.attempt(question.name)?.order || [];
  const known = kept.length === loose.length && loose.every((item) => kept.includes(valueOf(item)));
  const order = known ? kept : shuffled(loose.map(valueOf), question.name);
  if (!known) question.store?.keepAttempt(question.name, { order });
  const next = order.map((value) => /** @type {Element} */ (loose.find((item) => valueOf(item) === value)));
  list.append(...items.map((item) => (isLoose(item) ? /** @type {Element} */ (next.shift()) : item)));
};

/** @type {Behaviour} */
export const choice = {
  grade,
  start: shuffle,
  key: (question) => ({
    correct: Array.from(question.querySelectorAll('.pp-key [data-correct]'), (note) => note.getAttribute('data-option') || ''),
    scoring: question.getAttribute('scoring') || 'all-or-nothing',
  }),
  read: (question) => {
    const chosen = inputs(question)
      .filter((input) => input.checked)
      .map((input) => input.value);
    return chosen.length ? { response: chosen } : { missing: 'missing-choice' };
  },
  write: (question, response) => {
    inputs(question).forEach((input) => {
      input.checked = Array.isArray(response) && response.includes(input.value);
    });
  },
  show: (question, result) => {
    showFeedback(question);
    if (inputs(question)[0].type !== 'checkbox' || result.score === 1) return '';
    const extra = result.extra ? ` ${word('extra', result)}` : '';
    return word('found', result) + extra;
  },
};
