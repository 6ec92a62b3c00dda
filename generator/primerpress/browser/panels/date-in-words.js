/* Dates as people write them in the page's language. */

/** @param {number} moment in milliseconds */
export const dateInWords = (moment) => new Date(moment).toLocaleDateString(document.documentElement.lang || 'en', { dateStyle: 'long' });
