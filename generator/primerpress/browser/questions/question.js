/* <primerpress-question>: one question, from open to answered and back. */
import { courseStore, guarded, part, word } from '../from-every.js';
import { behaviours } from './behaviours.js';
import { calibration, setSureness, sureness } from './confidence.js';
import { focusFields, sayMissing } from './fields.js';
import { offerHints } from './hints.js';
import { forgetAnswer, keepAnswer, keepDraft, keepTries, planReview } from './keeping.js';
import { clearRemarks, showExplanation } from './remarks.js';
import { tell } from './sentences.js';
import { inTurn } from './turns.js';
import { askBeforeLosing, followWriting } from './writing.js';

/** @import { Behaviour, Result } from './behaviours.js' */

/**
 * @param {Result} result
 * @returns {string} the value of `data-state`
 */
const stateOf = ({ state, near, score }) => {
  if (state) return state;
  if (near) return 'partly';
  if (score >= 1) return 'right';
  return score > 0 ? 'partly' : 'not-right';
};

/** So many signs are soon written again: the browser asks before more of them are lost. */
const A_LINE = 80;

/** What is kept of a question of which nothing is. */
const NOTHING = '[null,null]';

/**
 * Attributes: `behaviour`, `question`, `fingerprint`, `points`; `unscored`, where nothing is marked; `returns`, where it
 * comes back for review; `at-end`, where it is marked with its whole quiz; `attempts`, after how many tries it may be shown; `review`, where it is asked again apart from its page, so that what was answered there stays.
 * Event: `primerpress-answered`, bubbling, when it was answered, passed over or opened again.
 */
export class PrimerpressQuestion extends HTMLElement {
  constructor() {
    super();
    this.store = courseStore();
    this.name = '';
    /** @type {Behaviour<any> | undefined} */
    this.behaviour = undefined;
    /** The answer whose spelling has been remarked on. */
    this.nearMiss = '';
    /** How much the answer counts, from 0 to 1. */
    this.score = 0;
    /** Whether all of the key has been shown: an answer after that is practice, and does not count. */
    this.shown = false;
    /** @type {{ state: string, score: number } | undefined} what counts while it is practised */
    this.counted = undefined;
    /** How often it was answered and not right, since the quiz was begun. */
    this.tries = 0;
    /** What the button says that opens the question again. */
    this.retryWords = '';
    /** What is kept of it, and what stood in its fields, when both were last the same. */
    this.seen = { kept: '', fields: '' };
  }

  connectedCallback() {
    if (this.name) return;
    this.name = this.getAttribute('question') || '';
    inTurn(() => guarded(`the question “${this.id}”`, () => this.start()));
  }

  start() {
    this.behaviour = this.behave();
    this.retryWords = this.retryButton.textContent || '';
    this.listen();
    offerHints(this.form);
    this.arrange();
    this.restore();
    // From here on the key waits until there is an answer; before, and where something fails, it can be opened, and no button
    // is there that does nothing.
    part(this.form, '.pp-actions').hidden = false;
    this.setAttribute('data-ready', '');
    if (this.hasAttribute('review')) return;
    followWriting(this.form, () => this.keepWriting());
    this.store.addEventListener('changed-elsewhere', () => this.follow());
  }

  /** @returns {Behaviour<any>} */
  behave() {
    const name = this.getAttribute('behaviour') || '';
    if (!behaviours[name]) throw new Error(`there is no way of answering called “${name}”`);
    return behaviours[name]({
      fields: this.fields,
      key: part(this, '.pp-key'),
      setting: (attribute) => this.getAttribute(attribute),
      earlier: (question) => this.store.read().answers[question || '']?.response,
      keepsWords: this.store.read().reflections,
      keeping: () => this.isKeeping,
    });
  }

  listen() {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.check();
    });
    this.form.addEventListener('input', () => this.say(''));
    this.retryButton.addEventListener('click', () => this.reopen());
    this.revealButton?.addEventListener('click', () => this.reveal());
    part(this.form, '[data-action="pass"]').addEventListener('click', () => this.passOver());
    this.fields.addEventListener('primerpress-complete', () => this.check());
    this.fields.addEventListener('primerpress-reopen', () => this.reopen());
    // A text of several paragraphs is no label, and chooses its option all the same.
    this.fields.addEventListener('click', ({ target }) => {
      const text = target instanceof Element && !target.closest('a, button, summary') && target.closest('.pp-option-text');
      if (text) text.parentElement?.querySelector('input')?.click();
    });
  }

  /* ---- What a learner does ---- */

  check() {
    if (!this.isOpen || this.hasAttribute('at-end')) return;
    const { response, missing } = this.how.read();
    if (missing) {
      this.say(missing);
      return;
    }
    const result = this.how.mark(response);
    const given = JSON.stringify(response);
    if (result.near && this.nearMiss !== given) {
      // A slip is told, not marked. Whoever means it checks again and is told the spelling.
      this.nearMiss = given;
      this.say(word('near-miss'));
      return;
    }
    if (!this.counted && stateOf(result) !== 'right') this.tries += 1;
    this.show(response, result);
    if (!this.counted) this.settle(response);
    // It has the page laid out, so it comes when all has been changed.
    this.retryButton.focus({ preventScroll: true });
  }

  /** Marks it together with the others of its quiz. What has no answer is passed over. */
  mark() {
    if (!this.isOpen) return;
    const { response } = this;
    if (response === undefined) this.close('passed-over', word('passed-over'));
    else this.show(response, this.how.mark(response));
    this.settle(response);
  }

  passOver() {
    if (!this.isOpen) return;
    this.close('passed-over', word('passed-over'));
    this.settle();
    this.retryButton.focus({ preventScroll: true });
  }

  /** Shows the whole key. What was answered until then is what counts. */
  reveal() {
    this.shown = true;
    const { response } = this.how.read();
    if (response !== undefined) this.show(response, this.how.mark(response));
    this.retryButton.focus({ preventScroll: true });
    this.store.change((kept) => {
      if (kept.answers[this.name]) kept.answers[this.name].shown = true;
      this.settled();
    });
  }

  reopen() {
    if (this.isOpen) return;
    if (this.shown) {
      this.counted = this.counted || { state: this.state, score: this.score };
      this.open();
      this.focusFields();
      return;
    }
    this.store.change(() => {
      this.takeBack();
      this.announce();
    });
    this.focusFields();
  }

  /** Opens the question again. What was answered stays in its fields. */
  takeBack() {
    this.shown = false;
    this.counted = undefined;
    this.open();
    this.store.change((kept) => {
      forgetAnswer(kept, this);
      keepDraft(kept, this);
      this.settled();
    });
  }

  /** Goes back to how it was before any answer; a learner's own words stay. */
  clear() {
    if (!this.behaviour) return;
    if (!this.how.keeps) this.empty();
    this.takeBack();
    this.tries = 0;
    this.store.change((kept) => {
      delete kept.attempts[this.name];
      this.arrange();
    });
  }

  /* ---- What it looks like ---- */

  /**
   * @param {any} response
   * @param {Result} result
   */
  show(response, result) {
    const state = stateOf(result);
    const whole = state === 'right' || this.shown || !this.revealButton;
    const tries = Math.max(1, this.tries);
    const waits = !whole && tries < this.attempts;
    this.score = Math.max(result.near ? 0.5 : 0, result.score);
    clearRemarks(this.fields);
    const { verdict, details } = this.how.show?.(response, result, whole) || {};
    const words = [
      verdict || word(state),
      details || (result.near ? word('nearly') : ''),
      calibration(this.sureness, state),
      this.counted ? word('practised') : '',
      waits ? word('tries', { tries, attempts: this.attempts }) : '',
    ];
    this.close(state, words.filter(Boolean).join(' '));
    this.revealButton?.toggleAttribute('hidden', whole || waits);
    if (whole) showExplanation(part(this, '.pp-key'), part(this.form, '.pp-after'));
  }

  /**
   * @param {string} state
   * @param {string} summary
   */
  close(state, summary) {
    this.setAttribute('data-state', state);
    if (state !== 'passed-over') this.unfold();
    this.say('');
    this.lock(true);
    this.summary = summary;
    this.retryButton.textContent = state === 'passed-over' ? word('take-up') : this.retryWords;
  }

  /** Empties the fields. */
  empty() {
    this.how.write(undefined);
    setSureness(this, undefined);
  }

  open() {
    this.setAttribute('data-state', 'open');
    this.nearMiss = '';
    this.say('');
    this.lock(false);
    this.summary = '';
    part(this.form, '.pp-after').hidden = true;
    clearRemarks(this.fields);
    this.how.hide?.();
  }

  /** @param {boolean} locked */
  lock(locked) {
    if (!this.how.revisable) {
      this.querySelectorAll('.pp-form :is(input, select), .pp-fields button').forEach((field) => field.toggleAttribute('disabled', locked));
    }
    this.querySelectorAll('.pp-form > * > .pp-actions > button').forEach((button) => {
      button.toggleAttribute('hidden', button === this.revealButton || locked !== (button === this.retryButton));
    });
  }

  /** @param {string} words next to the fields, of what is missing */
  say(words) {
    sayMissing(this.fields, part(this.form, '.pp-missing'), words);
  }

  focusFields() {
    this.unfold();
    focusFields(this.fields);
  }

  /** Shows what its note has folded. */
  unfold() {
    this.form.querySelector('.pp-fold')?.setAttribute('open', '');
  }

  /**
   * Says which question of an attempt this is.
   *
   * @param {number} number from 1
   * @param {number} total
   */
  number(number, total) {
    this.querySelectorAll('.pp-number, .pp-key-number').forEach((place) => {
      place.textContent = word('question-number', { number, total });
    });
  }

  /* ---- What is kept ---- */

  /**
   * Keeps an answer and all that follows from it as one change.
   *
   * @param {any} [response] none where it was passed over
   */
  settle(response) {
    this.store.change((kept) => {
      planReview(kept, this);
      keepTries(kept, this);
      keepAnswer(kept, this, response);
      this.settled();
      this.announce();
    });
  }

  /** Keeps what is being written: as a draft, or within an answer that stays open. */
  keepWriting() {
    if ((!this.isOpen && !this.how.revisable) || this.counted) return;
    if (this.inFields === this.seen.fields) return;
    this.store.change((kept) => {
      const { response, missing } = this.how.read();
      if (this.isOpen) keepDraft(kept, this);
      else if (!missing) {
        this.show(response, this.how.mark(response));
        keepAnswer(kept, this, response);
      }
      this.settled();
    });
    if (this.losesWords) askBeforeLosing();
  }

  /** Puts the options in the order of the attempt. */
  arrange() {
    const before = this.store.read().attempts[this.name]?.order || [];
    const order = this.how.arrange?.(before);
    if (order && order !== before) this.store.change((kept) => {
      kept.attempts[this.name] = { ...kept.attempts[this.name], order };
    });
  }

  /** Shows what is kept of it. */
  restore() {
    if (this.hasAttribute('review')) return;
    const early = [this.written, this.sureness];
    const { answers, attempts, drafts } = this.store.read();
    this.tries = attempts[this.name]?.tries || 0;
    const [answer, draft] = [answers[this.name], drafts[this.name]];
    const isOfAnother = (answer || draft)?.fingerprint !== this.getAttribute('fingerprint');
    if ((answer || draft) && isOfAnother && !this.how.keeps) {
      this.store.change((kept) => {
        forgetAnswer(kept, this);
        delete kept.drafts[this.name];
      });
      if (answer) this.summary = word('revised');
    } else if (answer || draft) {
      setSureness(this, (answer || draft).confidence);
      this.shown = answer?.shown === true;
      if (draft) {
        this.unfold();
        this.putBack(draft.response, false);
      }
      if (answer?.state === 'passed-over') this.close('passed-over', word('passed-over'));
      else if (answer) this.putBack(answer.response, true);
    }
    this.settled();
    this.takeUp(early);
  }

  /**
   * Takes up what was written or chosen before the script was there. Where words are kept already, both stay.
   *
   * @param {any[]} early what stood in the fields, and how sure the learner was
   */
  takeUp([response, sure]) {
    if ((response === undefined && !sure) || this.shown) return;
    const kept = this.written;
    const differs = JSON.stringify([response, sure]) !== JSON.stringify([kept, this.sureness]);
    if (differs && this.how.keeps && kept) this.how.write({ ...response, text: `${kept.text}\n${response.text}` });
    else if (differs) {
      if (!this.isOpen) this.takeBack();
      this.how.write(response);
      setSureness(this, sure);
    }
    this.seen.fields = '';
    this.keepWriting();
  }

  /**
   * Puts into the fields what is kept. What is damaged leaves them empty and the question open.
   *
   * @param {unknown} kept
   * @param {boolean} marked
   */
  putBack(kept, marked) {
    try {
      if (kept !== undefined) this.how.write(kept);
      const { response, missing } = this.how.read();
      if (marked && !missing) this.show(response, this.how.mark(response));
    } catch {
      this.how.write(undefined);
      this.open();
    }
  }

  /** Shows what others have made of this question. What is being written in it stays, unless it was erased. */
  follow() {
    const { kept, inFields, seen } = this;
    if (kept === seen.kept) return;
    if (kept !== NOTHING && inFields !== seen.fields) return;
    this.empty();
    this.open();
    this.restore();
    this.announce();
  }

  /** What is kept is now what stands in the fields. */
  settled() {
    this.seen = { kept: this.kept, fields: this.inFields };
  }

  /** What is kept of it. */
  get kept() {
    const { answers, drafts } = this.store.read();
    return JSON.stringify([answers[this.name], drafts[this.name]]);
  }

  /** The answer in its fields; none where something is missing. */
  get response() {
    const { response, missing } = this.how.read();
    return missing ? undefined : response;
  }

  /** What is written or chosen, whole or not. */
  get written() {
    const { response, unfinished } = this.how.read();
    return response ?? unfinished;
  }

  /** What a learner has done in the fields. */
  get inFields() {
    return JSON.stringify([this.written, this.sureness, this.how.keeps?.()]);
  }

  /** Whether more than a line of words stands in it that goes with the page, and nobody has said so yet. */
  get losesWords() {
    const { how, written } = this;
    return Boolean(how.keeps) && this.isOpen && !(how.keeps?.() && this.isKeeping) && JSON.stringify(written || '').length > A_LINE;
  }

  /** Whether anything is kept now. */
  get isKeeping() {
    return !this.store.reason && this.store.read().mode !== 'nothing';
  }

  announce() {
    this.dispatchEvent(new CustomEvent('primerpress-answered', { bubbles: true }));
  }

  /* ---- Its parts ---- */

  /** How it stands, as far as that counts. */
  get state() {
    return this.counted?.state || this.getAttribute('data-state') || 'open';
  }

  /** Whether it counts, and is not all right. */
  get isMissed() {
    return ['partly', 'not-right'].includes(this.state);
  }

  /** Whether it waits for an answer. */
  get isOpen() {
    return this.getAttribute('data-state') === 'open';
  }

  /** What it is called: that of its number, or else of its place. */
  get label() {
    return this.querySelector('.pp-number')?.textContent || this.id;
  }

  get how() {
    return /** @type {Behaviour<any>} */ (this.behaviour);
  }

  get form() {
    return part(this, '.pp-form');
  }

  get fields() {
    return part(this, '.pp-fields');
  }

  /** Only where a first miss shows no more than what it is about. */
  get revealButton() {
    return this.form.querySelector('[data-action="reveal"]');
  }

  get retryButton() {
    return part(this.form, '[data-action="retry"]');
  }

  /** What a screen reader hears of it. The first of its sentences is the verdict. */
  set summary(/** @type {string} */ words) {
    const [, verdict, more] = /^(.+?[.!?\u3002\u061f]\u2069?)\s+(.+)$/s.exec(words) || ['', words, ''];
    tell(part(this.form, '.pp-status'), verdict, more);
  }

  /** How sure the learner was, where that was asked and said. */
  get sureness() {
    return sureness(this);
  }

  /** How much the answer counts, from 0 to `points`. @returns {number} */
  get earned() {
    return ['open', 'passed-over'].includes(this.state) ? 0 : this.points * (this.counted ? this.counted.score : this.score);
  }

  /** After how many tries it may be shown. */
  get attempts() {
    return Number(this.getAttribute('attempts') || 1);
  }

  get points() {
    return this.hasAttribute('unscored') ? 0 : Number(this.getAttribute('points') || 1);
  }
}
