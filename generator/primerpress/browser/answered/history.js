/* The attempts at a quiz that were finished: a short history, so that one can be held beside another. Pure. */
import { beginAttempt } from '../from-questions.js';

/** @import { Finished, Kept } from '../record/record.js' */

/** How many attempts at a quiz are remembered. */
export const MOST = 5;

/**
 * Notes how an attempt went; where an answer of it is changed later, what it was is replaced.
 *
 * @param {Kept} kept
 * @param {string} quiz
 * @param {Finished} how
 */
export const noteAttempt = (kept, quiz, how) => {
  if (!kept.attempts[quiz]?.at) beginAttempt(kept, quiz, how.at);
  const { history } = kept;
  history[`${quiz}/${kept.attempts[quiz].at}`] = how;
  const own = Object.keys(history).filter((name) => name.startsWith(`${quiz}/`));
  own.sort((one, other) => history[other].at - history[one].at);
  own.slice(MOST).forEach((name) => delete history[name]);
};

/**
 * Counts what was answered, and what of it was right.
 *
 * @param {{ right: boolean, part: string }[]} answers to the marked questions; `part` is the page that teaches what was asked
 * @param {number} at
 * @returns {Finished}
 */
export const counted = (answers, at) => {
  /** @type {Record<string, [number, number]>} */
  const parts = {};
  answers.forEach(({ right, part }) => {
    const [found, asked] = parts[part] || [0, 0];
    parts[part] = [found + Number(right), asked + 1];
  });
  const how = { right: answers.filter(({ right }) => right).length, asked: answers.length, at };
  return Object.keys(parts).length > 1 ? { ...how, parts } : how;
};
