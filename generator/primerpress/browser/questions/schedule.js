/* When a question comes back. Pure. */
import { isDue } from './due.js';

/** @import { Review } from '../record/record.js' */

const DAY = 24 * 60 * 60 * 1000;
const SOON = 10 * 60 * 1000;

/**
 * Says when a question comes back after an answer. Right moves it one step on, right and sure two; anything else starts
 * again, and what somebody was sure of and had not right comes back the same day. Practice before it is due changes nothing.
 *
 * @param {Review | undefined} before
 * @param {{ right: boolean, confidence?: string }} answer
 * @param {number} now in milliseconds
 * @param {number[]} days until it comes back after it was right once, twice… After the last it rests
 * @returns {Review}
 */
export const nextReview = (before, { right, confidence }, now, days) => {
  const sure = confidence === 'sure';
  if (!right) return { step: 0, due: now + (sure ? SOON : DAY), at: now };
  if (before?.step && !isDue(before, now)) return before;
  const step = (before?.step || 0) + (sure ? 2 : 1);
  const rests = step > days.length;
  return { step: Math.min(step, days.length + 1), due: rests ? Number.MAX_SAFE_INTEGER : now + days[step - 1] * DAY, at: now };
};
