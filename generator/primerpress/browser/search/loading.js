/* The words of the pages, fetched when somebody searches. */
import { fromEngine, unpacked } from './unpacking.js';

/** @import { Page } from './unpacking.js' */

/** @param {string} address @returns {Promise<unknown>} when it has run */
const script = (address) =>
  new Promise((resolve, reject) => {
    const element = document.createElement('script');
    Object.assign(element, { src: address, onload: resolve, onerror: reject });
    document.head.append(element);
  });

/** @param {string} address @returns {Promise<Page[]>} */
const load = async (address) => {
  const isServed = window.location.protocol.startsWith('http');
  // The host is asked whether there is a newer one, so that what is found is on the pages as they are now.
  const answer = isServed ? await fetch(address, { cache: 'no-cache' }) : undefined;
  if (answer && !answer.ok) throw new Error(`${address}: ${answer.status}`);
  if (address.endsWith('.json')) {
    if (!answer) throw new Error(`${address} cannot be read from a folder`);
    return fromEngine(await answer.json());
  }
  await answer?.arrayBuffer();
  await script(address);
  return [];
};

/**
 * @param {string[]} addresses of scripts, which load from a folder, too, or of an engine's own index
 * @returns {Promise<Page[]>}
 */
export const loadPages = async (addresses) => {
  /** @type {{ words: string, pages: Page[] }[]} */
  const packed = [];
  Object.assign(globalThis, { primerpressSearch: packed });
  const read = await Promise.all(addresses.map(load));
  return [...packed.flatMap(unpacked), ...read.flat()];
};
