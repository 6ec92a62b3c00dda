/* How far a rating has moved since an earlier one. Pure. */

/**
 * @param {number} before
 * @param {number} now
 * @returns {{ name: string, steps: number }} the name of the words, and the number in them
 */
export const ratingChange = (before, now) => {
  if (before === now) return { name: 'rating-same', steps: 0 };
  const steps = Math.abs(now - before);
  return { name: `rating-${now > before ? 'up' : 'down'}${steps === 1 ? '-one' : ''}`, steps };
};
