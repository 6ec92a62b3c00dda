/* Files for the learner's own device: they are made here and sent nowhere. */
import { make } from '../from-every.js';

/**
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export const download = (name, type, content) => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = make('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
