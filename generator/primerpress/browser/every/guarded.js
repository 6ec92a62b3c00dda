/* Starting one thing without putting the others at risk. */

/**
 * @param {string} what as an instructor would call it
 * @param {() => void} start where it fails, the console says so, and whatever comes after goes on
 */
export const guarded = (what, start) => {
  try {
    start();
  } catch (error) {
    console.error(`primerpress: ${what} does not work:`, error);
  }
};

/** @param {Record<string, () => void>} starts by what an instructor would call them; each apart from the others */
export const startAll = (starts) => Object.entries(starts).forEach(([what, begin]) => guarded(what, begin));
