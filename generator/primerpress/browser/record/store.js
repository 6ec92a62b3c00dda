/* The one file that keeps anything: the record of one course, under one key, where the learner has chosen. */
import { courseId } from '../every/course.js';
import { isExpired, merge, nothingKept, readRecord, withExpiry } from './record.js';
import { tabStorage } from './tab-storage.js';

/** @import { Kept, Mode } from './record.js' */

/** Why nothing is saved: `refused` by the browser, which may be `full`; or what is there is left alone, because it is
 * `unreadable`, as that of a newer version is, or `expired`, until the learner says what becomes of it. */
/** @typedef {'' | 'refused' | 'full' | 'unreadable' | 'expired'} Reason */

/** What is worth telling beside an answer: why it is not saved, or that what was saved before is gone. */
/** @typedef {Reason | 'nothing' | 'cleared'} Trouble */

const sign = (/** @type {string} */ what) => JSON.stringify({ ...nothingKept(), [what]: true });

/** What is written when a learner has left a tab quickly: a record of nothing. */
const LEFT = sign('left');

/** What stands on the device for a moment, so that other tabs hear that all was erased, or that a tab has taken it along. */
const ERASED = sign('erased');
const MOVED = sign('moved');

/**
 * Reads and writes the record. What it cannot read it never writes over. Its event `change` tells of every
 * change, and before it `changed-elsewhere` of one that those who show answers have not made; `trouble` tells that its
 * `trouble` is another.
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
    /** Whether something is kept, as far as this page knows. */
    this.known = false;
    /** Whether it went without a word of this page or another. */
    this.cleared = false;
    /** Whether the learner has left: nothing is kept any more. */
    this.over = false;
    window.addEventListener('storage', (event) => {
      if (event.key === this.key || event.key === null) this.hear(event);
    });
    // A page behind the Back button has heard nothing meanwhile.
    window.addEventListener('pageshow', (event) => {
      if (event.persisted && !this.reason) this.forgetHere();
    });
  }

  /** @param {'change' | 'changed-elsewhere' | 'trouble'} event */
  emit(event) {
    this.dispatchEvent(new Event(event));
  }

  /** Where to look: first on the device, then in this tab. */
  get places() {
    return [window.localStorage, tabStorage()];
  }

  /** @returns {Trouble} */
  get trouble() {
    return this.reason || (this.read().mode === 'nothing' ? 'nothing' : this.cleared ? 'cleared' : '');
  }

  /* ---- Other tabs ---- */

  /** @param {StorageEvent} event */
  hear({ newValue, oldValue }) {
    // Then what settles it hears this, too.
    if (this.reason === 'expired' && newValue !== ERASED) return;
    const taken = newValue === MOVED && oldValue ? this.parse(oldValue) : null;
    if (taken || newValue === ERASED) this.known = this.cleared = false;
    if (newValue === ERASED) {
      this.reason = '';
      tabStorage().removeItem(this.key);
      this.forgetHere();
    } else if (taken) {
      // What the other tab took along stays here, too, as long as this tab is open.
      this.change((kept) => ({ ...merge(kept, taken), mode: 'tab' }));
    } else this.tell();
  }

  /** Tells those who show answers that the record is another. */
  tell() {
    this.read();
    this.emit('changed-elsewhere');
    this.emit('change');
  }

  /** Forgets what this page still knows of an earlier record. */
  forgetHere() {
    this.memory = nothingKept();
    this.last = { text: null, kept: this.memory };
    this.known = false;
    this.tell();
  }

  /* ---- Reading and writing ---- */

  /** @returns {Kept} */
  read() {
    if (this.draft) return this.draft;
    if (this.reason) return this.memory;
    try {
      const [device, tab] = this.places.map((place) => this.readIn(place));
      if (this.reason) return this.memory;
      if (this.known && !device && !tab) return this.miss();
      this.known = Boolean(device || tab);
      // Another tab may have chosen the device since this one has kept something.
      if (device && tab) return merge(device, tab);
      if (tab?.mode === 'nothing') return { ...this.memory, mode: tab.mode };
      return device || tab || nothingKept();
    } catch {
      return this.giveUp('refused');
    }
  }

  /**
   * @param {Pick<Storage, "getItem">} place
   * @returns {Kept | null} what is kept there; what has expired and what cannot be read are left alone
   */
  readIn(place) {
    const text = place.getItem(this.key);
    const kept = text === null ? null : this.parse(text);
    if (text !== null && !kept) this.giveUp('unreadable');
    // It may be the clock that has jumped ahead, so the learner is asked; and what a page has begun with, it goes on with.
    if (kept && !this.known && isExpired(kept, Date.now())) this.giveUp('expired');
    return kept;
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
   * What was kept is gone, and nobody here has erased it: the browser was told to forget it.
   *
   * @returns {Kept} what is kept after everybody has heard
   */
  miss() {
    this.cleared = true;
    this.forgetHere();
    this.emit('trouble');
    return this.read();
  }

  /**
   * Changes the record and keeps it. Where it cannot be kept, it holds until the page is left, and the next change tries
   * again. What is changed on the way, such as by those who hear of an answer, belongs to the same change: one write, and
   * one event.
   *
   * @param {(kept: Kept) => Kept | void} edit changes the record, or returns another
   */
  change(edit) {
    if (this.draft) {
      this.draft = edit(this.draft) || this.draft;
      return;
    }
    if (this.over) return;
    this.draft = this.read();
    try {
      this.draft = edit(this.draft) || this.draft;
    } finally {
      this.memory = this.draft;
      this.draft = null;
    }
    if (!['unreadable', 'expired'].includes(this.reason)) this.write(this.memory);
    this.emit('change');
  }

  /**
   * Changes what questions on this page may show, such as when something of them is erased.
   *
   * @param {(kept: Kept) => Kept | void} edit
   */
  changeShown(edit) {
    this.change(edit);
    this.tell();
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
    const { reason } = this;
    try {
      const [device, tab] = this.places;
      const [place, other] = kept.mode === 'device' ? [device, tab] : [tab, device];
      // While nothing could be written, another tab may have.
      const found = reason && this.parse(place.getItem(this.key) || '');
      const written = this.worthKeeping(found ? merge(kept, found) : kept);
      const text = JSON.stringify(written);
      place.setItem(this.key, text);
      if (other === device && device.getItem(this.key)) this.signal(kept.mode === 'nothing' ? ERASED : MOVED);
      other.removeItem(this.key);
      this.last = { text, kept: written };
      this.known = true;
      this.reason = '';
    } catch (error) {
      this.giveUp(/** @type {any} */ (error)?.name === 'QuotaExceededError' ? 'full' : 'refused');
    }
    if (reason && !this.reason) this.emit('trouble');
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

  /** @param {string} what tells other tabs on the way of the device, on which it leaves nothing */
  signal(what) {
    window.localStorage.setItem(this.key, what);
    window.localStorage.removeItem(this.key);
  }

  /* ---- Forgetting ---- */

  /** Removes what is kept, on the device and in this tab. */
  remove() {
    this.places.forEach((place) => place.removeItem(this.key));
  }

  /** Forgets everything in every tab: on the device and in this one, the unreadable, too. */
  erase() {
    this.reason = '';
    this.cleared = false;
    try {
      this.remove();
      this.signal(ERASED);
    } catch {
      this.giveUp('refused');
    }
    this.forgetHere();
    this.emit('trouble');
  }

  /** Forgets this tab, and remembers no more than that it was left. */
  leave() {
    this.over = true;
    try {
      tabStorage().setItem(this.key, LEFT);
    } catch {
      // Then nothing was kept here that could be forgotten.
    }
  }

  /** Whether this tab was left; it is forgotten when the learner comes back on purpose. */
  get left() {
    try {
      return tabStorage().getItem(this.key) === LEFT;
    } catch {
      return false;
    }
  }

  comeBack() {
    if (this.left) tabStorage().removeItem(this.key);
  }

  /**
   * @param {Reason} reason
   * @returns {Kept}
   */
  giveUp(reason) {
    const other = this.reason !== reason;
    this.reason = reason;
    if (other) this.emit('trouble');
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
