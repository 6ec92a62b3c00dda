/* Whether a question can be asked again. Pure. */

/** @import { Review } from '../record/record.js' */

/** @param {number} moment @returns {number} when the learner's own day began */
const morning = (moment) => new Date(moment).setHours(0, 0, 0, 0);

/**
 * Whether a question can be asked again: from the morning of the day on which it comes back, or, if that is the day of the
 * answer, from its moment on.
 *
 * @param {Review} review
 * @param {number} now
 */
export const isDue = ({ at, due }, now) => (morning(at) < morning(due) ? morning(due) : due) <= now;
