/* Which questions an attempt at a quiz has, and when it began. Pure. */

/** @import { Kept } from '../record/record.js' */

/**
 * @param {string} written how many an attempt has: “8”, or of each tag, “boundaries:3 timing:2”
 * @returns {[string, number][]} what is drawn by, which is empty where it is no tag, and how many of it
 */
export const drawn = (written) => written.split(' ').filter(Boolean).map((one) => {
  const [number, tag = ''] = one.split(':').reverse();
  return [tag, Number(number)];
});

/**
 * Brings an attempt up to date with its quiz: questions that are gone leave it, and others take their place, so that it has as
 * many as the quiz says. What it has already keeps its order.
 *
 * @typedef {{ id: string, tag: string }} Tagged a question, and what it is drawn by
 *
 * @param {string[]} order the attempt, by the ids of its questions
 * @param {Tagged[]} questions all of the quiz, in the order written
 * @param {string[]} deck their ids in the order in which they are drawn
 * @param {{ draw: [string, number][], shuffle: boolean }} how how many of each tag an attempt has (of one that is not named: all),
 *   and whether its order is that of the deck
 * @returns {string[]}
 */
export const upToDate = (order, questions, deck, { draw, shuffle }) => {
  const tags = new Map(questions.map(({ id, tag }) => [id, tag]));
  const left = new Map(draw);
  const known = Array.from(new Set([...order, ...deck])).filter((id) => tags.has(id));
  const asked = known.filter((id) => {
    const tag = tags.get(id) || '';
    const more = left.get(tag);
    if (more) left.set(tag, more - 1);
    return more !== 0;
  });
  return shuffle ? asked : questions.map(({ id }) => id).filter((id) => asked.includes(id));
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
