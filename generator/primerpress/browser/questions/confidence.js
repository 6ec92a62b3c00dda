/* How sure a learner was, beside how it went. */
import { word } from '../from-every.js';

/**
 * @param {Element} question
 * @returns {HTMLInputElement[]}
 */
const levels = (question) => Array.from(question.querySelectorAll('input[name="confidence"]'));

/**
 * @param {Element} question
 * @returns {string | undefined} how sure the learner was, where that was asked and said
 */
export const sureness = (question) => levels(question).find((level) => level.checked)?.value;

/**
 * @param {Element} question
 * @param {string | undefined} sure none takes it back
 */
export const setSureness = (question, sure) => {
  levels(question).forEach((level) => {
    level.checked = level.value === sure;
  });
};

/**
 * @param {string | undefined} sure
 * @param {string} state of the question
 * @returns {string} what the summary says of both
 */
export const calibration = (sure, state) =>
  sure && state !== 'noted' ? word(`${sure}-${state === 'right' ? 'right' : 'wrong'}`) : '';
