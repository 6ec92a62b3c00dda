/* <primerpress-question>: one question, from open to answered and back. */
import { behaviours } from './behaviours.js';
import { nextReview } from './schedule.js';
import { storeOf } from './shared.js';
import { word } from './words.js';

/**
 * @typedef {{ score: number, state?: string, near?: boolean, found?: number, extra?: number, total?: number }} Result
 *   `score` runs from 0 to 1; `state` is said where it does not follow from the score
 * @typedef {{ response?: any, missing?: string, values?: Record<string, string> }} Reading
 *   what was answered, or the name of the words that say what is missing
 * @typedef {object} Behaviour how questions of one way of answering work
 * @property {(key: any, response: any) => Result} grade marks an answer; pure
 * @property {(question: PrimerpressQuestion) => void} [start] prepares the fields of a new attempt
 * @property {(question: PrimerpressQuestion) => any} key what is right
 * @property {(question: PrimerpressQuestion) => Reading} read
 * @property {(question: PrimerpressQuestion, response: any) => void} write puts an answer back; none empties the fields
 * @property {(question: PrimerpressQuestion, result: Result) => string} [show] shows feedback, and returns words for the summary
 * @property {(question: PrimerpressQuestion) => string} [verdict] starts the summary, where the state does not say it
 * @property {(question: PrimerpressQuestion) => void} [hide] takes back what `show` did
 * @property {(question: PrimerpressQuestion) => boolean} [keeps] whether the answer may be kept at all
 * @property {boolean} [revisable] the fields stay open after an answer
 */

/**
 * Attributes: `behaviour`, `course`, `question`, `fingerprint`; `unscored`; `review`, where it is asked again apart from its
 * page, so that what was answered there stays. Event: `primerpress-answered`, bubbling.
 */
export class PrimerpressQuestion extends HTMLElement {
  /**
   * @param {Result} result
   * @returns {string} the value of `data-state`
   */
  static stateOf(result) {
    if (result.state) return result.state;
    if (result.near) return 'partly';
    if (result.score >= 1) return 'right';
    return result.score > 0 ? 'partly' : 'not-right';
  }

  constructor() {
    super();
    this.name = '';
    this.hintsShown = 0;
    /** The answer whose spelling has been remarked on. */
    this.nearMiss = '';
    /** How much the answer counts, from 0 to 1. */
    this.score = 0;
    /** What the button says that opens the question again. */
    this.retryWords = '';
    /** @type {Behaviour | undefined} */
    this.behaviour = undefined;
  }

  connectedCallback() {
    if (this.behaviour) return;
    try {
      this.start();
    } catch (error) {
      console.error(`primerpress: the question “${this.id}” does not work:`, error);
    }
  }

  start() {
    this.behaviour = behaviours[this.getAttribute('behaviour') || ''];
    this.store = storeOf(this.getAttribute('course') || '');
    this.name = this.getAttribute('question') || '';
    const [, id] = this.name.split('/');
    this.getAttribute('was')?.split(' ').forEach((quiz) => this.store?.rename(`${quiz}/${id}`, this.name));
    this.find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.check();
    });
    this.find('form').addEventListener('input', () => this.sayMissing(''));
    this.on('retry', () => this.reopen());
    this.on('pass', () => this.passOver());
    this.on('hint', () => this.openHint());
    this.querySelectorAll('.pp-option-text').forEach((text) => {
      text.addEventListener('click', (event) => {
        if (event.target instanceof Element && event.target.closest('a, button, summary')) return;
        /** @type {HTMLElement} */ (text.parentElement?.querySelector('input')).click();
      });
    });
    this.hints.forEach((hint) => {
      hint.hidden = true;
    });
    this.find('.pp-form .pp-actions').hidden = false;
    this.retryWords = this.find('[data-action="retry"]').textContent || '';
    this.how.start?.(this);
    this.restore();
    this.store.addEventListener('changed-elsewhere', () => this.follow());
  }

  /* ---- What a learner does ---- */

  check() {
    if (this.state !== 'open') return;
    const reading = this.how.read(this);
    if (reading.missing) {
      this.sayMissing(word(reading.missing, reading.values));
      return;
    }
    const result = this.how.grade(this.how.key(this), reading.response);
    const given = JSON.stringify(reading.response);
    if (result.near && this.nearMiss !== given) {
      // A slip is told, not marked. Whoever means it checks again and is told the spelling.
      this.nearMiss = given;
      this.sayMissing(word('near-miss'));
      return;
    }
    this.mark(result);
    this.keep(reading.response);
    this.moveOn();
  }

  passOver() {
    if (this.state !== 'open') return;
    this.close('passed-over', word('passed-over'));
    this.keep();
    this.moveOn();
  }

  reopen() {
    this.open();
    this.forget();
    this.announce();
    this.beginning?.focus();
  }

  /** Goes back to how it was before any answer. */
  clear() {
    this.how.write(this, undefined);
    this.confidence.forEach((level) => {
      level.checked = false;
    });
    this.open();
    this.forget();
    this.store?.keepAttempt(this.name, undefined);
    this.how.start?.(this);
  }

  openHint() {
    const hint = this.hints[this.hintsShown];
    if (!hint) return;
    hint.hidden = false;
    hint.open = true;
    this.hintsShown += 1;
    if (this.hintsShown < this.hints.length) return;
    this.find('[data-action="hint"]').setAttribute('aria-disabled', 'true');
    this.find('[data-action="hint"]').title = word('hint-last');
  }

  /* ---- What it looks like ---- */

  /** @param {Result} result */
  mark(result) {
    const state = PrimerpressQuestion.stateOf(result);
    this.score = Math.max(result.near ? 0.5 : 0, result.score);
    const details = this.how.show?.(this, result) || (result.near ? word('nearly') : '');
    const summary = this.how.verdict?.(this) || word(state);
    this.close(state, [summary, details, this.calibration(state)].filter(Boolean).join(' '));
    const after = this.find('.pp-after');
    after.textContent = '';
    this.querySelectorAll('.pp-key [data-after]').forEach((part) => after.append(...this.copies(part, true)));
    after.hidden = !after.childElementCount;
  }

  /**
   * @param {string} state
   * @param {string} summary
   */
  close(state, summary) {
    this.setAttribute('data-state', state);
    this.sayMissing('');
    this.lock(true);
    this.find('.pp-status').textContent = summary;
    this.find('[data-action="retry"]').textContent = state === 'passed-over' ? word('take-up') : this.retryWords;
  }

  open() {
    this.setAttribute('data-state', 'open');
    this.nearMiss = '';
    this.sayMissing('');
    this.lock(false);
    this.find('.pp-status').textContent = '';
    this.find('.pp-after').hidden = true;
    this.querySelectorAll('.pp-feedback').forEach((place) => {
      /** @type {HTMLElement} */ (place).hidden = true;
      place.parentElement?.removeAttribute('data-mark');
    });
    this.how.hide?.(this);
  }

  /** @param {boolean} locked */
  lock(locked) {
    if (!this.how.revisable) {
      this.querySelectorAll('.pp-form :is(input, select), .pp-fields button').forEach((field) => {
        /** @type {HTMLInputElement} */ (field).disabled = locked;
      });
    }
    this.querySelectorAll('.pp-form > * > .pp-actions > button').forEach((button) => {
      /** @type {HTMLElement} */ (button).hidden = locked !== (button.getAttribute('data-action') === 'retry');
    });
  }

  /** Keeps the keyboard where the learner is, now that the button they pressed is gone. */
  moveOn() {
    this.find('[data-action="retry"]').focus({ preventScroll: true });
    this.announce();
  }

  /**
   * Says next to the field what is missing, and leads to the field.
   *
   * @param {string} words none takes it back
   */
  sayMissing(words) {
    const missing = this.find('.pp-missing');
    if (!missing.textContent && !words) return;
    missing.textContent = words;
    this.fields.forEach((field) => {
      const others = (field.getAttribute('aria-describedby') || '').split(' ').filter((id) => id && id !== missing.id);
      const described = words ? [...others, missing.id] : others;
      if (described.length) field.setAttribute('aria-describedby', described.join(' '));
      else field.removeAttribute('aria-describedby');
      if (words && field.type === 'text') field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
    });
    if (words) this.beginning?.focus();
  }

  /** @param {string} state */
  calibration(state) {
    const marked = state !== 'noted';
    return this.sureness && marked ? word(`${this.sureness}-${state === 'right' ? 'right' : 'wrong'}`) : '';
  }

  /* ---- What is kept ---- */

  /** @param {any} [response] */
  keep(response) {
    this.planReview();
    if (this.hasAttribute('review') && this.state !== 'right') return;
    if (this.state !== 'passed-over' && this.how.keeps && !this.how.keeps(this)) {
      this.forget();
      return;
    }
    this.store?.keepAnswer(this.name, {
      fingerprint: this.getAttribute('fingerprint') || '',
      state: this.state,
      response,
      confidence: this.sureness,
      at: Date.now(),
    });
  }

  forget() {
    if (!this.hasAttribute('review')) this.store?.keepAnswer(this.name, undefined);
  }

  /** Says when the question comes back. One that is never marked, or a whole conversation, does not. */
  planReview() {
    if (this.hasAttribute('unscored') || this.state === 'passed-over' || this.getAttribute('kind') === 'scenario') return;
    this.store?.change((kept) => {
      kept.reviews[this.name] = nextReview(kept.reviews[this.name], { right: this.state === 'right', confidence: this.sureness }, Date.now());
    });
  }

  restore() {
    if (this.hasAttribute('review')) return;
    const answer = this.store?.answer(this.name);
    if (!answer || answer.state === 'open') return;
    if (answer.fingerprint !== this.getAttribute('fingerprint')) {
      this.forget();
      this.find('.pp-status').textContent = word('revised');
      return;
    }
    this.confidence.forEach((level) => {
      level.checked = level.value === answer.confidence;
    });
    if (answer.state === 'passed-over') this.close('passed-over', word('passed-over'));
    else this.putBack(answer.response);
  }

  /**
   * Puts a saved answer back and marks it. One that is damaged leaves the question open.
   *
   * @param {any} response
   */
  putBack(response) {
    try {
      this.how.write(this, response);
      const reading = this.how.read(this);
      if (!reading.missing) this.mark(this.how.grade(this.how.key(this), reading.response));
    } catch (error) {
      this.how.write(this, undefined);
      this.open();
    }
  }

  /** Shows what another tab has made of this question. */
  follow() {
    if (this.hasAttribute('review')) return;
    const answer = this.store?.answer(this.name);
    const shown = JSON.stringify(this.how.read(this).response);
    if ((answer?.state || 'open') === this.state && (!answer || JSON.stringify(answer.response) === shown)) return;
    if (!answer && this.how.keeps) return; // what is kept nowhere is not gone
    this.open();
    if (!answer) this.how.write(this, undefined);
    this.restore();
    this.announce();
  }

  announce() {
    this.dispatchEvent(new CustomEvent('primerpress-answered', { bubbles: true }));
  }

  /* ---- Its parts ---- */

  /**
   * Says which question of an attempt this is.
   *
   * @param {number} number from 1
   * @param {number} total
   */
  number(number, total) {
    this.find('.pp-number').textContent = word('question-number', { number, total });
  }

  get state() {
    return this.getAttribute('data-state') || 'open';
  }

  get how() {
    return /** @type {Behaviour} */ (this.behaviour);
  }

  /** @returns {HTMLDetailsElement[]} */
  get hints() {
    return Array.from(this.querySelectorAll('.pp-hint'));
  }

  /** @returns {HTMLInputElement[]} */
  get confidence() {
    return Array.from(this.querySelectorAll('input[name="confidence"]'));
  }

  /** How sure the learner was, where that was asked and said. */
  get sureness() {
    return this.confidence.find((input) => input.checked)?.value;
  }

  /** @returns {HTMLInputElement[]} */
  get fields() {
    return Array.from(this.querySelectorAll('.pp-fields :is(input, select, textarea)'));
  }

  /**
   * Where an answer starts: at what is chosen, the first field, or what else takes the keyboard.
   *
   * @returns {HTMLElement | null}
   */
  get beginning() {
    const other = this.querySelector('.pp-fields :is([tabindex], button):not([hidden])');
    return this.fields.find((field) => field.checked) || this.fields[0] || (other instanceof HTMLElement ? other : null);
  }

  /** How much the answer counts, from 0 to `points`. */
  get earned() {
    return ['open', 'passed-over'].includes(this.state) ? 0 : this.points * this.score;
  }

  get points() {
    return this.hasAttribute('unscored') ? 0 : Number(this.getAttribute('points') || 1);
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    const element = this.querySelector(selector);
    if (!(element instanceof HTMLElement)) throw new Error(`there is no “${selector}”`);
    return element;
  }

  /**
   * @param {string} action
   * @param {() => void} listener
   */
  on(action, listener) {
    this.querySelector(`.pp-form [data-action="${action}"]`)?.addEventListener('click', listener);
  }

  /**
   * Puts a remark beside an option or item.
   *
   * @param {Element | null} item holds a `.pp-feedback`
   * @param {'right' | 'wrong' | 'none'} mark what its look says; `none` where the learner rightly left it out
   * @param {string} verdict
   * @param {Node[]} [notes]
   */
  remark(item, mark, verdict, notes = []) {
    const place = item?.querySelector('.pp-feedback');
    if (!(place instanceof HTMLElement)) return;
    const words = document.createElement('strong');
    words.className = 'pp-verdict';
    words.textContent = verdict;
    place.textContent = '';
    place.append(words, ...notes);
    place.hidden = false;
    item?.setAttribute('data-mark', mark);
  }

  /**
   * Copies content of the key, without its ids.
   *
   * @param {Element | null} source
   * @param {boolean} [whole] the element itself, and not what is in it
   * @returns {Node[]}
   */
  copies(source, whole = false) {
    if (!source) return [];
    const copy = /** @type {Element} */ (source.cloneNode(true));
    copy.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'));
    copy.removeAttribute('data-after');
    return whole ? [copy] : Array.from(copy.childNodes);
  }
}

window.customElements.define('primerpress-question', PrimerpressQuestion);

/* Older browsers print a closed `details` closed, whatever the style sheet says. */
window.addEventListener('beforeprint', () => {
  document.querySelectorAll('.pp-key, .pp-hint').forEach((details) => details.setAttribute('open', ''));
});
window.addEventListener('afterprint', () => {
  document.querySelectorAll('.pp-key').forEach((details) => details.removeAttribute('open'));
});
