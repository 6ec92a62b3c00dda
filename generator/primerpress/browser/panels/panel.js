/* What the learner's own panels have in common: the record, and parts that are known to be there. */
import { courseStore, guarded, part, word } from '../from-every.js';

/** @import { Kept } from '../record/record.js' */

/** A panel starts once, and fills itself by `update`, at once and whenever the record changes. */
export class Panel extends HTMLElement {
  constructor() {
    super();
    this.store = courseStore();
  }

  /** What is kept now. */
  get kept() {
    return this.store.read();
  }

  connectedCallback() {
    guarded(`the panel “${this.id}”`, () => {
      this.start();
      this.store.addEventListener('change', () => this.update(this.kept));
      this.update(this.kept);
    });
  }

  start() {}

  /** @param {Kept} _kept */
  update(_kept) {}

  /**
   * Asks once more before something is done that cannot be taken back.
   *
   * @param {HTMLElement} button
   * @param {string} words what the button says at first
   * @param {() => void} action
   */
  askTwice(button, words, action) {
    const asked = button.hasAttribute('data-asked');
    if (asked) action();
    button.textContent = asked ? words : word('really-erase');
    button.toggleAttribute('data-asked');
  }

  /** @param {string} selector */
  find(selector) {
    return part(this, selector);
  }
}
