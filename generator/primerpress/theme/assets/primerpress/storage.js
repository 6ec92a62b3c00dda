/* The one place that keeps anything: what was answered, for this tab, as one versioned document a course. */
'use strict';

/**
 * @typedef {{ fingerprint: string, state: string, response?: any, confidence?: string }} Answer
 * @typedef {{ order: string[] }} Attempt the questions of a quiz, or the options of a question, as shown
 * @typedef {{ version: number, answers: Record<string, Answer>, attempts: Record<string, Attempt> }} Kept
 */

/** Reads and writes the document of one course. What it cannot read it never writes over. */
class PrimerpressStore {
  static get VERSION() {
    return 1;
  }

  /**
   * @param {string} course the course's id
   * @returns {PrimerpressStore} the same one for every question of the page
   */
  static of(course) {
    const known = PrimerpressStore.known || new Map();
    PrimerpressStore.known = known;
    if (!known.has(course)) known.set(course, new PrimerpressStore(course));
    return known.get(course);
  }

  /** @returns {Kept} */
  static nothing() {
    return { version: PrimerpressStore.VERSION, answers: {}, attempts: {} };
  }

  /** @param {any} value */
  static isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  }

  /** @param {string} course the course's id */
  constructor(course) {
    this.key = `${course}:primerpress`;
    /** Why nothing is saved: `refused`, `unreadable`, or nothing. */
    this.reason = '';
    /** @type {Kept} what holds while nothing can be saved */
    this.memory = PrimerpressStore.nothing();
  }

  /** @returns {Kept} */
  read() {
    if (this.reason) return this.memory;
    try {
      const text = window.sessionStorage.getItem(this.key);
      if (text === null) return PrimerpressStore.nothing();
      const kept = this.parse(text);
      if (kept) return kept;
      this.giveUp('unreadable');
    } catch (error) {
      this.giveUp('refused');
    }
    return this.memory;
  }

  /**
   * @param {string} text
   * @returns {Kept | null} null if it is not a document of this version
   */
  parse(text) {
    try {
      const kept = JSON.parse(text);
      const whole = PrimerpressStore.isObject(kept) && kept.version === PrimerpressStore.VERSION && PrimerpressStore.isObject(kept.answers);
      return whole ? { ...kept, attempts: PrimerpressStore.isObject(kept.attempts) ? kept.attempts : {} } : null;
    } catch (error) {
      return null;
    }
  }

  /** @param {(kept: Kept) => void} edit changes the document */
  change(edit) {
    const kept = this.read();
    edit(kept);
    if (this.reason) return;
    try {
      window.sessionStorage.setItem(this.key, JSON.stringify(kept));
    } catch (error) {
      this.memory = kept;
      this.giveUp('refused');
    }
  }

  /** @param {string} reason */
  giveUp(reason) {
    this.reason = reason;
    const notice = document.getElementById('primerpress-not-saved');
    if (!notice) return;
    notice.hidden = false;
    notice.querySelectorAll('[data-reason]').forEach((element) => {
      /** @type {HTMLElement} */ (element).hidden = element.getAttribute('data-reason') !== reason;
    });
  }

  /**
   * @param {string} question `quiz/id`
   * @returns {Answer | undefined}
   */
  answer(question) {
    const answer = this.read().answers[question];
    return answer && PrimerpressStore.isObject(answer) && typeof answer.state === 'string' ? answer : undefined;
  }

  /**
   * @param {string} question `quiz/id`
   * @param {Answer | undefined} answer none forgets it
   */
  keepAnswer(question, answer) {
    this.change((kept) => {
      if (answer) kept.answers[question] = answer;
      else delete kept.answers[question];
    });
  }

  /**
   * @param {string} name of a quiz or a question
   * @returns {Attempt | undefined}
   */
  attempt(name) {
    const attempt = this.read().attempts[name];
    return attempt && PrimerpressStore.isObject(attempt) && Array.isArray(attempt.order) ? attempt : undefined;
  }

  /**
   * @param {string} name of a quiz or a question
   * @param {Attempt | undefined} attempt none forgets it
   */
  keepAttempt(name, attempt) {
    this.change((kept) => {
      if (attempt) kept.attempts[name] = attempt;
      else delete kept.attempts[name];
    });
  }
}

/** @type {Map<string, PrimerpressStore> | undefined} */
PrimerpressStore.known = undefined;
