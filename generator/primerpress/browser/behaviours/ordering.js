/* Answering by putting items in order. */
import { word } from '../words.js';

/** @import { Behaviour, PrimerpressQuestion, Result } from '../question.js' */

/**
 * Marks an order. Pure.
 *
 * @param {string[]} key the right order
 * @param {string[]} order
 * @returns {Result} the share of neighbours that follow each other as they should
 */
const grade = (key, order) => {
  const total = key.length - 1;
  const found = key.filter((item, index) => index > 0 && order[order.indexOf(item) - 1] === key[index - 1]).length;
  return { score: total > 0 ? found / total : 0, found, total };
};

/**
 * @param {PrimerpressQuestion} question
 * @returns {HTMLElement[]}
 */
const rows = (question) => Array.from(question.querySelectorAll('.pp-row'));

const keyOf = (/** @type {Element} */ row) => row.getAttribute('data-item') || '';

/** @type {WeakMap<PrimerpressQuestion, string[]>} the order in which the page came */
const starts = new WeakMap();

/** @type {WeakSet<PrimerpressQuestion>} where something was moved */
const moved = new WeakSet();

/**
 * @param {PrimerpressQuestion} question
 * @param {string[]} order
 */
const arrange = (question, order) => {
  const list = question.find('.pp-order');
  order.forEach((item) => list.append(/** @type {Element} */ (rows(question).find((row) => keyOf(row) === item))));
  rows(question).forEach((row, index, all) => {
    row.querySelectorAll('[data-move]').forEach((button) => {
      const atEdge = index === (button.getAttribute('data-move') === '-1' ? 0 : all.length - 1);
      button.setAttribute('aria-disabled', `${atEdge}`);
    });
  });
};

/**
 * Moves an item by one place, keeps the keyboard on it, and says where it is now.
 *
 * @param {PrimerpressQuestion} question
 * @param {HTMLElement} button
 */
const move = (question, button) => {
  const row = /** @type {HTMLElement} */ (button.closest('.pp-row'));
  const order = rows(question).map(keyOf);
  const from = order.indexOf(keyOf(row));
  const to = from + Number(button.getAttribute('data-move'));
  if (to < 0 || to >= order.length) return;
  order.splice(to, 0, ...order.splice(from, 1));
  moved.add(question);
  arrange(question, order);
  button.focus();
  const item = row.querySelector('.pp-row-text')?.textContent?.trim();
  question.find('.pp-live').textContent = word('moved', { item, position: to + 1, total: order.length });
};

/** @type {Behaviour} */
export const ordering = {
  grade,
  start: (question) => {
    if (!starts.has(question)) {
      starts.set(question, rows(question).map(keyOf));
      question.querySelectorAll('.pp-moves').forEach((moves) => {
        /** @type {HTMLElement} */ (moves).hidden = false;
      });
      question.find('.pp-order').addEventListener('click', (event) => {
        const button = event.target instanceof Element ? event.target.closest('[data-move]') : null;
        if (button instanceof HTMLElement) move(question, button);
      });
    }
    arrange(question, rows(question).map(keyOf));
  },
  key: (question) => Array.from(question.querySelectorAll('.pp-right-order > li'), keyOf),
  read: (question) => (moved.has(question) ? { response: rows(question).map(keyOf) } : { missing: 'missing-move' }),
  write: (question, response) => {
    const start = starts.get(question) || [];
    const known = Array.isArray(response) && response.length === start.length && start.every((item) => response.includes(item));
    if (known) moved.add(question);
    else moved.delete(question);
    arrange(question, known ? response : start);
  },
  show: (question, result) => {
    const key = Array.from(question.querySelectorAll('.pp-right-order > li'), keyOf);
    rows(question).forEach((row, index) => {
      const position = key.indexOf(keyOf(row)) + 1;
      const right = position === index + 1;
      question.remark(row, right ? 'right' : 'wrong', word(right ? 'row-right' : 'row-belongs', { position }));
    });
    question.find('.pp-live').textContent = '';
    return result.score === 1 ? '' : word('neighbours', result);
  },
};
