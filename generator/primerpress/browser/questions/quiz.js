/* <primerpress-quiz>: what an attempt at a quiz consists of, and how it went, in words. */
import { courseStore, guarded, pageName, part, word } from '../from-every.js';
import { drawn, upToDate } from './attempt.js';
import { shuffled } from './chance.js';
import { beginAttempt, counted, noteAttempt } from './history.js';
import { rename } from './keeping.js';
import { patterns } from './patterns.js';
import { again, inShort, isMissed, showResult } from './result.js';
import { tell } from './sentences.js';

/** @import { PrimerpressQuestion } from './question.js' */

/**
 * @typedef {{ answered: number, total: number, right: number, partly: number, not: number, passed: number,
 *   earned: number, possible: number }} Tally
 */

/** So much of a quiz has to be answered for it to be passed. */
const ENOUGH = 3 / 4;

/** @param {Tally} tally */
const isEnough = ({ total, passed }) => total - passed >= ENOUGH * total;

/** Attributes: `quiz`, `pass` (per cent), `draw` (how many questions an attempt has, in all or of each tag), `shuffle`. */
export class PrimerpressQuiz extends HTMLElement {
  constructor() {
    super();
    this.store = courseStore();
    /** @type {PrimerpressQuestion[]} all questions, in the order written */
    this.all = [];
    /** @type {PrimerpressQuestion[]} those of this attempt, in its order */
    this.questions = [];
  }

  connectedCallback() {
    if (!this.all.length) guarded(`the quiz “${this.name}”`, () => this.start());
  }

  start() {
    this.getAttribute('was')?.split(' ').forEach((quiz) => rename(this.store, quiz, this.name));
    this.all = Array.from(this.querySelectorAll('primerpress-question'));
    this.addEventListener('primerpress-answered', () => this.keepOutcome(this.report()));
    this.button('retry').addEventListener('click', () => this.retry());
    this.button('restart').addEventListener('click', () => this.restart());
    this.arrange(this.order(this.store.read().attempts[this.name]?.order || []));
    const tally = this.report();
    // What was missed may have been answered rightly in review since.
    if (this.store.read().attempts[this.name]?.at) this.keepOutcome(tally);
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

  retry() {
    const missed = this.questions.filter(isMissed);
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

  /** @returns {Tally} what was reported */
  report() {
    const tally = this.tally();
    const done = tally.answered === tally.total;
    const finished = done ? this.questions : [];
    const missed = tally.partly + tally.not;
    const retry = this.button('retry');
    this.tell(tally, done);
    this.toggleAttribute('data-done', done);
    this.showBand(done && tally.possible ? (100 * tally.earned) / tally.possible : -1);
    showResult(part(this, '.pp-result'), finished);
    part(this, '.pp-patterns').replaceChildren(...patterns(finished));
    retry.hidden = !missed;
    retry.textContent = again(missed);
    part(this, '.pp-result > .pp-actions').hidden = !tally.answered;
    return tally;
  }

  /**
   * @param {Tally} tally
   * @param {boolean} done
   */
  tell(tally, done) {
    const status = part(this, '.pp-result > .pp-status');
    // Each answer is read out by its question; the result besides only when there is one.
    status.setAttribute('aria-live', done ? 'polite' : 'off');
    if (done) tell(status, inShort(tally), this.details(tally));
    else tell(status, '', tally.answered ? word('quiz-progress', tally) : '');
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

  /** What there is to say of a finished attempt besides. @param {Tally} tally */
  details(tally) {
    const marked = tally.right + tally.partly + tally.not;
    const words = [tally.partly ? word('quiz-partly', tally) : '', tally.passed && marked ? word('quiz-passed-over', tally) : ''];
    if (this.pass && marked) {
      const points = { pass: this.pass, earned: Math.round(10 * tally.earned) / 10, possible: tally.possible };
      words.push(word('quiz-points', points), word(this.reaches(tally) ? 'quiz-pass' : isEnough(tally) ? 'quiz-below' : 'quiz-few', points));
    }
    return words.filter(Boolean).join(' ');
  }

  /** @param {Tally} tally */
  reaches(tally) {
    return isEnough(tally) && tally.possible > 0 && tally.earned / tally.possible >= this.pass / 100 - 1e-9;
  }

  /**
   * Keeps how a finished attempt went. What was passed once stays passed.
   *
   * @param {Tally} tally
   */
  keepOutcome(tally) {
    const { earned, possible, answered, total } = tally;
    if (answered < total || !possible) return;
    const { name } = this;
    const [passed, how] = [this.reaches(tally), counted(this.answers(), Date.now())];
    const { attempts, history, outcomes } = this.store.read();
    const noted = history[`${name}/${attempts[name]?.at}`];
    if (noted?.right === how.right && noted.asked === how.asked && outcomes[name]?.passed === passed) return;
    this.store.change((kept) => {
      noteAttempt(kept, name, how);
      const before = kept.outcomes[name];
      // The day on which it was passed is that of the first time.
      if (passed || !before?.passed) kept.outcomes[name] = { earned, possible, passed, at: before?.passed ? before.at : how.at };
    });
  }

  /** What was answered of what is marked, each with the page that teaches it. */
  answers() {
    return this.questions.filter(({ points, state }) => points && state !== 'passed-over').map((question) => {
      /** @type {HTMLAnchorElement | null} */
      const taught = question.querySelector('.pp-objective a');
      return { right: question.state === 'right', part: taught ? pageName(taught.href) : '' };
    });
  }

  /**
   * Shows the author's own words for a result: those of the highest band that it reaches.
   *
   * @param {number} perCent below 0 where there is no result
   */
  showBand(perCent) {
    /** @type {HTMLElement[]} */
    const bands = Array.from(this.querySelectorAll('.pp-band'));
    const from = (/** @type {HTMLElement} */ band) => Number(band.getAttribute('data-from'));
    const reached = bands.filter((band) => perCent >= from(band) - 1e-9).sort((one, other) => from(other) - from(one));
    bands.forEach((band) => {
      band.hidden = band !== reached[0];
    });
  }

  /* ---- Its parts ---- */

  get name() {
    return this.getAttribute('quiz') || '';
  }

  /** The pass mark in per cent; 0 where there is none. */
  get pass() {
    return Number(this.getAttribute('pass'));
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
