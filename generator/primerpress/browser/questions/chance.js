/* Chance, which `?seed=…` in the address makes repeatable: the same seed, the same draw and the same order. */

/**
 * @param {string} seed
 * @returns {() => number} numbers from 0 up to 1, the same ones for the same seed (mulberry32)
 */
const repeatable = (seed) => {
  let state = Array.from(seed).reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/**
 * @template Item
 * @param {Item[]} items
 * @param {string} name of what is shuffled, so that with one seed each quiz and question has an order of its own
 * @returns {Item[]} the same in random order (Fisher and Yates)
 */
export const shuffled = (items, name) => {
  const seed = new URLSearchParams(window.location.search).get('seed');
  const random = seed ? repeatable(`${seed} ${name}`) : Math.random;
  const deck = items.slice();
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [deck[last], deck[other]] = [deck[other], deck[last]];
  }
  return deck;
};
