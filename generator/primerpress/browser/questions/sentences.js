/* Sentences made of the words of the page. */
import { make } from '../from-every.js';

/** @param {string} words @returns {string} the same at the beginning of a sentence */
export const begun = (words) => words.charAt(0).toLocaleUpperCase(document.documentElement.lang || undefined) + words.slice(1);

/**
 * Says in a live region how something stands; the same words are not said twice.
 *
 * @param {HTMLElement} status
 * @param {string} verdict stands out; none leaves all words alike
 * @param {string} [more]
 */
export const tell = (status, verdict, more = '') => {
  if (status.textContent === [verdict, more].filter(Boolean).join(' ')) return;
  status.replaceChildren(...(verdict ? [make('strong', { class: 'pp-says' }, verdict), more && ' '] : []), more);
};
