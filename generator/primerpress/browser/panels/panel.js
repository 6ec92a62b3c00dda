/* What the learner's own panels have in common: the record, and parts that are known to be there. */
import { courseId, storeOf } from '../shared.js';
import { word } from '../words.js';

/** @import { Kept } from '../record.js' */

/** A panel fills itself by `update`, at once and whenever the record changes. */
export class Panel extends HTMLElement {
  constructor() {
    super();
    this.store = storeOf(courseId());
  }

  /** What is kept now. */
  get kept() {
    return this.store.read();
  }

  connectedCallback() {
    this.store.addEventListener('change', () => this.update(this.kept));
    this.update(this.kept);
  }

  /** @param {Kept} _kept */
  update(_kept) {}

  /**
   * Asks once more before something is done that cannot be taken back.
   *
   * @param {HTMLElement} button
   * @param {string} words the name of what the button says at first
   * @param {() => void} action
   */
  askTwice(button, words, action) {
    const asked = button.hasAttribute('data-asked');
    if (asked) action();
    button.textContent = word(asked ? words : 'really-erase');
    button.toggleAttribute('data-asked');
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}
