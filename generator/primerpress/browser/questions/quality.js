/* How a choice or an ending counts where several may be defended. */

/** @import { Result } from './behaviours.js' */

/** @type {Record<string, Result>} */
export const byQuality = {
  best: { score: 1, state: 'right' },
  acceptable: { score: 2 / 3, state: 'partly' },
  weak: { score: 1 / 3, state: 'not-right' },
  harmful: { score: 0, state: 'not-right' },
};
