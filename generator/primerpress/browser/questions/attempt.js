/* Which questions an attempt at a quiz has, and when it began. Pure. */

/** @import { Kept } from '../record/record.js' */

/**
 * Brings an attempt up to date with its quiz: questions that are gone leave it, and others take their place, so that it has as
 * many as the quiz says. What it has already keeps its order.
 *
 * @param {string[]} order the attempt, by the ids of its questions
 * @param {string[]} ids of all questions of the quiz, in the order written
 * @param {string[]} deck the same ids in the order in which they are drawn
 * @param {{ draw: number, shuffle: boolean }} how many an attempt has, 0 for all, and whether its order is that of the deck
 * @returns {string[]}
 */
export const upToDate = (order, ids, deck, { draw, shuffle }) => {
  const known = order.filter((id, index) => ids.includes(id) && order.indexOf(id) === index);
  const asked = [...known, ...deck.filter((id) => !known.includes(id))].slice(0, draw || ids.length);
  return shuffle ? asked : ids.filter((id) => asked.includes(id));
};

/**
 * Begins another attempt: the next one that is finished stands beside the last.
 *
 * @param {Kept} kept
 * @param {string} quiz
 * @param {number} at
 */
export const beginAttempt = (kept, quiz, at) => {
  kept.attempts[quiz] = { ...(kept.attempts[quiz] || { order: [] }), at };
};
