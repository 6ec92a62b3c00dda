/* Fetching a style or a script when it is needed. */

/**
 * @param {'link' | 'script'} tag
 * @param {Record<string, string>} properties
 * @returns {Promise<unknown>} when it is there
 */
export const loaded = (tag, properties) =>
  new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement(tag), properties, { onload: resolve, onerror: reject }));
  });

/**
 * @param {string | undefined} address of a script; none where the page has another header
 * @returns {() => void} fetches it, as often as it is called: once; where that fails, with the next call
 */
export const fetcher = (address) => {
  let isAsked = !address;
  return () => {
    if (isAsked) return;
    isAsked = true;
    loaded('script', { src: address || '' }).catch(() => {
      isAsked = false;
    });
  };
};
