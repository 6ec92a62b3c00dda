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
      const update = () => {
        this.tellOfKeeping();
        this.update(this.kept);
      };
      this.store.addEventListener('change', update);
      this.store.addEventListener('trouble', update);
      update();
      // Whatever fails, nothing is offered that does nothing, and what stands here without a script stays.
      this.querySelectorAll('.pp-scripted, .pp-unscripted').forEach((part) => part.toggleAttribute('hidden'));
    });
  }

  start() {}

  /** @param {boolean} empty whether there is nothing to show yet: then the panel says how something comes here */
  set empty(empty) {
    this.toggleAttribute('data-empty', empty);
  }

  /** @param {Kept} _kept */
  update(_kept) {}

  /** @param {Record<string, (button: HTMLElement) => void>} actions what each button does, by its `data-action` */
  offer(actions) {
    this.addEventListener('click', ({ target }) => {
      const button = /** @type {Element} */ (target).closest('[data-action]');
      if (button instanceof HTMLElement) actions[button.getAttribute('data-action') || '']?.(button);
    });
  }

  /** Says where nothing can arrive here, or not all of it. */
  tellOfKeeping() {
    const { trouble } = this.store;
    const known = ['', 'cleared', 'nothing', 'expired'].includes(trouble);
    const notice = this.querySelector('.pp-nothing-kept');
    notice?.toggleAttribute('hidden', ['', 'cleared'].includes(trouble));
    notice?.querySelectorAll('[data-reason]').forEach((words) => {
      words.toggleAttribute('hidden', words.getAttribute('data-reason') !== (known ? trouble : 'other'));
    });
  }

  /**
   * Asks once more before something is done that cannot be taken back, as long as the keyboard is there.
   *
   * @param {HTMLElement} button
   * @param {() => void} action
   */
  askTwice(button, action) {
    const [words, label] = [button.textContent, button.getAttribute('aria-label')];
    if (button.hasAttribute('data-asked')) {
      button.dispatchEvent(new Event('blur'));
      action();
      return;
    }
    const say = (/** @type {string | null} */ text, /** @type {string | null} */ name) => {
      button.textContent = text;
      if (name) button.setAttribute('aria-label', name);
      button.toggleAttribute('data-asked');
    };
    say(word('really-erase'), label && `${word('really-erase')}: ${label}`);
    button.addEventListener('blur', () => say(words, label), { once: true });
  }

  /** @param {string} selector */
  find(selector) {
    return part(this, selector);
  }
}
