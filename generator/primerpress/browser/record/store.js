/* The one file that keeps anything: the record of one course, under one key, where the learner has chosen. */
import { courseId } from '../every/course.js';
import { isExpired, merge, nothingKept, readRecord, withExpiry } from './record.js';

/** @import { Answer, Attempt, Kept, Mode } from './record.js' */

/** Why nothing is saved: `refused` by the browser, or `unreadable`, which may be a newer version's. */
/** @typedef {'' | 'refused' | 'unreadable'} Reason */

/** What is written when a learner has left a tab quickly: a record of nothing. */
const LEFT = JSON.stringify({ ...nothingKept(), left: true });

/**
 * Reads and writes the record. What it cannot read it never writes over. Its event `change` tells of every
 * change, and before it `changed-elsewhere` of one that another tab has made; `trouble` tells that its `reason` is another.
 */
export class Store extends EventTarget {
  /** @param {string} course the course's id */
  constructor(course) {
    super();
    this.key = `${course}:primerpress`;
    /** @type {Reason} */
    this.reason = '';
    /** @type {Kept} what holds while nothing can be saved */
    this.memory = nothingKept();
    /** @type {Kept | null} what is being changed */
    this.draft = null;
    /** The text read last, and what it says: a page asks once for each of its questions. */
    this.last = { text: /** @type {string | null} */ (null), kept: this.memory };
    window.addEventListener('storage', (event) => {
      if (event.key !== this.key && event.key !== null) return;
      this.dispatchEvent(new Event('changed-elsewhere'));
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Where to look: first on the device, then in this tab. */
  get places() {
    return [window.localStorage, window.sessionStorage];
  }

  /** @returns {Kept} */
  read() {
    if (this.draft) return this.draft;
    if (this.reason) return this.memory;
    try {
      const [device, tab] = this.places.map((place) => this.readIn(place));
      if (this.reason) return this.memory;
      // Another tab may have chosen the device since this one has kept something.
      if (device && tab) return merge(device, tab);
      if (tab?.mode === 'nothing') return { ...this.memory, mode: tab.mode };
      return device || tab || nothingKept();
    } catch {
      return this.giveUp('refused');
    }
  }

  /**
   * @param {Storage} place
   * @returns {Kept | null} what is kept there; what has expired is removed, and what cannot be read left alone
   */
  readIn(place) {
    const text = place.getItem(this.key);
    const kept = text === null ? null : this.parse(text);
    if (text !== null && !kept) this.giveUp('unreadable');
    if (!kept || !isExpired(kept, Date.now())) return kept;
    place.removeItem(this.key);
    return null;
  }

  /**
   * @param {string} text
   * @returns {Kept | null}
   */
  parse(text) {
    if (text === this.last.text) return this.last.kept;
    try {
      const kept = readRecord(JSON.parse(text));
      if (kept) this.last = { text, kept };
      return kept;
    } catch {
      return null;
    }
  }

  /**
   * Changes the record and keeps it. Where it cannot be kept, it holds until the page is left. What is changed on the way,
   * such as by those who hear of an answer, belongs to the same change: one write, and one event.
   *
   * @param {(kept: Kept) => Kept | void} edit changes the record, or returns another
   */
  change(edit) {
    if (this.draft) {
      this.draft = edit(this.draft) || this.draft;
      return;
    }
    this.draft = this.read();
    try {
      this.draft = edit(this.draft) || this.draft;
    } finally {
      this.memory = this.draft;
      this.draft = null;
    }
    if (!this.reason) this.write(this.memory);
    this.dispatchEvent(new Event('change'));
  }

  /**
   * Keeps things from now on where the learner has chosen.
   *
   * @param {Mode} mode
   * @param {number} days how long the device keeps them, unless the learner has said so before
   */
  choose(mode, days) {
    this.change((kept) => {
      kept.mode = mode;
      kept.days = kept.days || days;
    });
  }

  /** @param {Kept} kept */
  write(kept) {
    try {
      const [device, tab] = this.places;
      const [place, other] = kept.mode === 'device' ? [device, tab] : [tab, device];
      const written = this.worthKeeping(kept);
      const text = JSON.stringify(written);
      place.setItem(this.key, text);
      other.removeItem(this.key);
      this.last = { text, kept: written };
    } catch {
      this.giveUp('refused');
    }
  }

  /**
   * @param {Kept} kept
   * @returns {Kept} what is written: with the mode `nothing` only that it was chosen
   */
  worthKeeping(kept) {
    if (kept.mode === 'nothing') return { ...nothingKept(), mode: 'nothing' };
    const { expires, ...rest } = kept;
    return kept.mode === 'device' ? withExpiry(rest, Date.now()) : rest;
  }

  /** Forgets everything, on the device and in this tab, the unreadable too. */
  erase() {
    this.memory = nothingKept();
    this.last = { text: null, kept: this.memory };
    try {
      this.places.forEach((place) => place.removeItem(this.key));
      this.reason = '';
    } catch {
      this.giveUp('refused');
    }
    this.dispatchEvent(new Event('trouble'));
    this.dispatchEvent(new Event('changed-elsewhere'));
    this.dispatchEvent(new Event('change'));
  }

  /**
   * @param {string} question `quiz/id`
   * @returns {Answer | undefined}
   */
  answer(question) {
    return this.read().answers[question];
  }

  /**
   * Moves what is kept of a quiz or a question to its new name.
   *
   * @param {string} former
   * @param {string} name
   */
  rename(former, name) {
    const has = (/** @type {any} */ entries, /** @type {string} */ key) => Object.keys(entries).includes(key);
    /** @type {(kept: Kept) => Record<string, any>[]} */
    const groups = (kept) => [kept.answers, kept.attempts, kept.reviews, kept.outcomes];
    if (!groups(this.read()).some((entries) => has(entries, former))) return;
    this.change((kept) => {
      groups(kept).forEach((entries) => {
        if (has(entries, former) && !has(entries, name)) entries[name] = entries[former];
        delete entries[former];
      });
    });
  }

  /**
   * @param {string} name of a quiz or a question
   * @returns {Attempt | undefined}
   */
  attempt(name) {
    return this.read().attempts[name];
  }

  /**
   * @param {string} name of a quiz or a question
   * @param {string[]} order of its questions or options
   */
  keepAttempt(name, order) {
    this.change((kept) => {
      kept.attempts[name] = { order };
    });
  }

  /**
   * Takes away what the theme writes on its own: the colours of the page, although nobody has chosen any. Colours other
   * than those that the device asks for were chosen, and stay.
   *
   * @param {string} own the key under which it writes
   */
  forgetDefaults(own) {
    try {
      const palette = JSON.parse(window.localStorage.getItem(own) || 'null');
      if (palette && window.matchMedia(palette.color.media).matches) window.localStorage.removeItem(own);
    } catch {
      // What cannot be read was not written by the theme.
    }
  }

  /** Forgets this tab, and remembers no more than that it was left. */
  leave() {
    try {
      window.sessionStorage.setItem(this.key, LEFT);
    } catch {
      // Then nothing was kept here that could be forgotten.
    }
  }

  /** Whether this tab was left; it is forgotten when the learner comes back on purpose. */
  get left() {
    try {
      return window.sessionStorage.getItem(this.key) === LEFT;
    } catch {
      return false;
    }
  }

  comeBack() {
    if (this.left) window.sessionStorage.removeItem(this.key);
  }

  /**
   * @param {Reason} reason
   * @returns {Kept}
   */
  giveUp(reason) {
    this.reason = reason;
    this.dispatchEvent(new Event('trouble'));
    return this.memory;
  }
}

/** @type {Store | undefined} */
let store;

/** @returns {Store} that of the page's course, the same one for everything on the page */
export const courseStore = () => {
  store = store || new Store(courseId());
  return store;
};
