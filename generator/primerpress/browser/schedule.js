/* When a question comes back. Pure functions. */

/** @import { Review } from './record.js' */

const DAY = 24 * 60 * 60 * 1000;
const SOON = 10 * 60 * 1000;

/** Days until a question comes back, after it was right once, twice… An expanding schedule; after the last it rests. */
export const INTERVALS = [1, 3, 7, 21];

/**
 * Says when a question comes back after an answer. Right moves it one step on, right and sure two; anything else starts
 * again, and what somebody was sure of and had not right comes back the same day.
 *
 * @param {Review | undefined} before
 * @param {{ right: boolean, confidence?: string }} answer
 * @param {number} now in milliseconds
 * @returns {Review}
 */
export const nextReview = (before, { right, confidence }, now) => {
  const sure = confidence === 'sure';
  if (!right) return { step: 0, due: now + (sure ? SOON : DAY), at: now };
  const step = (before?.step || 0) + (sure ? 2 : 1);
  const rests = step > INTERVALS.length;
  return { step: Math.min(step, INTERVALS.length + 1), due: rests ? Number.MAX_SAFE_INTEGER : now + INTERVALS[step - 1] * DAY, at: now };
};

/**
 * Takes from each group in turn, so that questions of different quizzes alternate.
 *
 * @template Item
 * @param {Item[][]} groups
 * @returns {Item[]}
 */
export const interleaved = (groups) => {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => (index < group.length ? [group[index]] : []))).flat();
};
