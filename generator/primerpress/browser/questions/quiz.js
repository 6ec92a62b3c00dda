/* <primerpress-quiz>: what an attempt at a quiz consists of, and how far it is. */
import { courseStore, guarded, make, part, word } from '../from-every.js';
import { beginAttempt, drawn, upToDate } from './attempt.js';
import { shuffled } from './chance.js';
import { tell } from './sentences.js';
import { inTurn } from './turns.js';

/** @import { PrimerpressQuestion } from './question.js' */

/**
 * @typedef {{ answered: number, total: number, right: number, partly: number, not: number, passed: number,
 *   earned: number, possible: number }} Tally
 */

/** Attributes: `quiz`, `pass` (per cent), `draw` (how many questions an attempt has, in all or of each tag), `shuffle`, `at-end`. */
export class PrimerpressQuiz extends HTMLElement {
  constructor() {
    super();
    this.store = courseStore();
    /** @type {PrimerpressQuestion[]} all questions, in the order written */
    this.all = [];
    /** @type {PrimerpressQuestion[]} those of this attempt, in its order */
    this.questions = [];
    /** Whether something was answered since the page was opened. */
    this.isTried = false;
  }

  connectedCallback() {
    inTurn(() => guarded(`the quiz “${this.name}”`, () => this.all.length || this.start()));
  }

  start() {
    this.all = Array.from(this.querySelectorAll('primerpress-question'));
    this.addEventListener('primerpress-answered', () => {
      this.isTried = true;
      this.report();
    });
    this.button('retry').addEventListener('click', () => this.retry());
    this.atEnd?.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[data-action="mark"]')) this.mark();
    });
    this.button('restart').addEventListener('click', () => this.restart());
    this.arrange(this.order(this.store.read().attempts[this.name]?.order || []));
    this.report();
    this.tellOfLink();
    window.addEventListener('hashchange', () => this.tellOfLink());
  }

  /* ---- An attempt ---- */

  /**
   * @param {string[]} before the attempt so far; none begins a new one
   * @returns {string[]} the ids of its questions, in its order
   */
  order(before) {
    const ids = this.all.map((question) => question.id);
    if (!this.varies) return ids;
    const tagged = this.all.map((question) => ({ id: question.id, tag: question.getAttribute('tag') || '' }));
    const how = { draw: drawn(this.getAttribute('draw') || ''), shuffle: this.hasAttribute('shuffle') };
    const order = upToDate(before, tagged, shuffled(ids, this.name), how);
    if (order.join() !== before.join()) {
      this.store.change((kept) => {
        kept.attempts[this.name] = { ...kept.attempts[this.name], order };
      });
    }
    return order;
  }

  /** Says where a link leads to a question that this attempt does not ask. */
  tellOfLink() {
    const notice = /** @type {HTMLElement | null} */ (this.querySelector('.pp-not-drawn'));
    if (!notice) return;
    notice.hidden = !this.all.some((question) => question.hidden && `#${question.id}` === window.location.hash);
    if (!notice.hidden) notice.scrollIntoView();
  }

  /**
   * Puts the questions of the attempt in its order and takes the others out of sight.
   *
   * @param {string[]} order
   */
  arrange(order) {
    const byId = new Map(this.all.map((question) => [question.id, question]));
    this.questions = order.flatMap((id) => byId.get(id) || []);
    if (!this.varies) return;
    const result = this.querySelector('.pp-result');
    this.all.forEach((question) => {
      question.hidden = !this.questions.includes(question);
    });
    this.questions.forEach((question, index) => {
      this.insertBefore(question, result);
      question.number(index + 1, this.questions.length);
    });
  }

  /** Marks all questions at once. Those without an answer are named first, and passed over when that is meant. */
  mark() {
    const place = part(this, '.pp-unanswered > div');
    const list = part(place, 'ul');
    const open = this.questions.filter(({ isOpen }) => isOpen);
    const empty = open.filter(({ response }) => response === undefined);
    const named = (/** @type {PrimerpressQuestion[]} */ questions) => questions.map(({ id }) => id).join();
    if (empty.length && place.dataset.named !== named(empty)) {
      list.replaceChildren(...empty.map(({ id, label }) => make('li', {}, make('a', { href: `#${id}` }, label))));
      place.dataset.named = named(empty);
      place.hidden = false;
      return;
    }
    // Only the result is read out, and not each of the answers.
    open.forEach((question) => part(question.form, '.pp-status').setAttribute('aria-live', 'off'));
    this.store.change(() => open.forEach((question) => question.mark()));
    part(this, '.pp-result > .pp-status').focus();
  }

  retry() {
    const missed = this.questions.filter(({ isMissed }) => isMissed);
    this.store.change((kept) => {
      missed.forEach((question) => question.takeBack());
      beginAttempt(kept, this.name, Date.now());
    });
    this.report();
    missed[0]?.focusFields();
  }

  restart() {
    this.store.change((kept) => {
      this.all.forEach((question) => question.clear());
      this.arrange(this.order([]));
      beginAttempt(kept, this.name, Date.now());
    });
    this.report();
    this.questions[0]?.focusFields();
  }

  /* ---- How it went ---- */

  /** Says how far it is. What comes of it is shown and kept by `answered/`, which hears of it here. */
  report() {
    const tally = this.tally();
    const status = part(this, '.pp-result > .pp-status');
    this.toggleAttribute('data-done', tally.answered === tally.total);
    if (this.atEnd) {
      this.atEnd.hidden = tally.answered === tally.total;
      const unanswered = part(this, '.pp-unanswered > div');
      unanswered.hidden = true;
      delete unanswered.dataset.named;
    }
    part(this, '.pp-result > .pp-actions').hidden = !tally.answered;
    if (this.dispatchEvent(new Event('primerpress-reported', { bubbles: true, cancelable: true }))) {
      // Each answer is read out by its question; the result besides only when there is one.
      status.setAttribute('aria-live', 'off');
      tell(status, '', tally.answered && !this.atEnd ? word('quiz-progress', tally) : '');
    }
  }

  /** @returns {Tally} */
  tally() {
    const { questions } = this;
    const count = (/** @type {string} */ state) => questions.filter((question) => question.state === state).length;
    const counted = questions.filter((question) => question.state !== 'passed-over');
    const sum = (/** @type {number[]} */ numbers) => numbers.reduce((one, other) => one + other, 0);
    return {
      answered: questions.length - count('open'),
      total: questions.length,
      right: count('right'),
      partly: count('partly'),
      not: count('not-right'),
      passed: count('passed-over'),
      earned: sum(counted.map((question) => question.earned)),
      possible: sum(counted.map((question) => question.points)),
    };
  }

  /* ---- Its parts ---- */

  get name() {
    return this.getAttribute('quiz') || '';
  }

  /** The pass mark in per cent; 0 where there is none. */
  get pass() {
    return Number(this.getAttribute('pass'));
  }

  /** What marks the whole quiz at once; none where each question is marked by itself. @returns {HTMLElement | null} */
  get atEnd() {
    return this.querySelector('.pp-at-end');
  }

  get varies() {
    return this.hasAttribute('draw') || this.hasAttribute('shuffle');
  }

  /**
   * @param {string} action
   * @returns {HTMLElement}
   */
  button(action) {
    return /** @type {HTMLElement} */ (this.querySelector(`.pp-result [data-action="${action}"]`));
  }
}
