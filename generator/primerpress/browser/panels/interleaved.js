/* Mixing questions of different quizzes. Pure. */

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
