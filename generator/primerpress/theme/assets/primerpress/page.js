/* What the scripts of a page share: ways of answering by name, and the words of the page. */
'use strict';

const primerpress = {
  /** @type {Record<string, Behaviour>} filled by one script for each way of answering */
  behaviours: {},

  /** @type {Record<string, Result>} how a choice or an ending counts where several may be defended */
  byQuality: {
    best: { score: 1, state: 'right' },
    acceptable: { score: 2 / 3, state: 'partly' },
    weak: { score: 1 / 3, state: 'not-right' },
    harmful: { score: 0, state: 'not-right' },
  },

  /** @type {((questions: PrimerpressQuestion[]) => Node[]) | null} shows patterns in the answers, where a page has it */
  patterns: null,

  /**
   * Returns words that the page holds, in its language.
   *
   * @param {string} name
   * @param {Record<string, any>} [values] fill the places in braces
   */
  word(name, values = {}) {
    const template = document.getElementById('primerpress-words');
    const content = template instanceof HTMLTemplateElement ? template.content : null;
    const words = content?.querySelector(`[data-word="${name}"]`)?.textContent || '';
    return words.replace(/\{(\w+)\}/g, (_, key) => `${values[key] ?? ''}`);
  },

  /**
   * @template Item
   * @param {Item[]} items
   * @returns {Item[]} the same in random order (Fisher and Yates)
   */
  shuffled(items) {
    const deck = items.slice();
    for (let last = deck.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [deck[last], deck[other]] = [deck[other], deck[last]];
    }
    return deck;
  },
};
