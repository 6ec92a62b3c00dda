/* Which course a page belongs to, and what its pages are called. */

/** @returns {string} the course's id, as the build has worked it out and every page says it */
export const courseId = () => document.querySelector('.pp-course')?.getAttribute('data-course') || 'course';

/** @returns {string} the path of the course's start, with which the paths of its pages begin */
export const courseStart = () => {
  const config = JSON.parse(document.getElementById('__config')?.textContent || '{}');
  // On the page for addresses that lead nowhere it is a path from the root, with or without a slash at its end.
  return new URL(config.base || '.', window.location.href).pathname.replace(/\/?$/, '/');
};

/** @param {string} path @returns {string} as people write it; one that is not UTF-8 stays as it is */
const readable = (path) => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

/**
 * Names a page of the course: its address from the course's start on, the same from every page and host.
 *
 * @param {string} address of any page; one that is not of this site is its own name
 * @returns {string}
 */
export const pageName = (address) => {
  /** @type {URL} */
  let url;
  try {
    url = new URL(address, window.location.href);
  } catch {
    return address;
  }
  if (url.origin !== window.location.origin) return url.href;
  const path = readable(url.pathname).replace(/(^|\/)index\.html$/, '$1');
  const start = readable(courseStart());
  return path.startsWith(start) ? path.slice(start.length) || 'index.html' : path;
};
