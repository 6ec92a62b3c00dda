/* Dates as people write them in the page's language. */

/** @param {number} moment in milliseconds @param {'long' | 'medium'} [dateStyle] */
export const dateInWords = (moment, dateStyle = 'long') => new Date(moment).toLocaleDateString(document.documentElement.lang || 'en', { dateStyle });
