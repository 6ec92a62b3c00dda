/* <primerpress-my-data>: everything that is kept, in plain words, and what can be done with it. */
import { GROUPS, courseId, courseStart, make, merge, pageName, part, word } from '../from-every.js';
import { Panel, download, howLong, printAlone } from '../from-panels.js';
import { numbers } from '../record/numbers.js';
import { reportPage, showReport } from './report.js';
import { classSlip } from './slip.js';
import { CannotImport, canEncrypt, exported, imported, preview, takenBack, upToNow } from './transfer.js';

/** @import { Kept, Mode } from '../record/record.js' */

/** @param {Kept} kept */
const isEmpty = (kept) => !kept.name && !GROUPS.some((group) => Object.keys(kept[group]).length);

/** @param {Kept} kept */
const forgetAll = (kept) => {
  GROUPS.forEach((group) => {
    kept[group] = {};
  });
  delete kept.name;
};

/** @param {Kept} kept @returns {string[]} the questions of which a learner's words for themselves are kept */
const wordsIn = ({ answers, drafts }) =>
  Object.entries({ ...answers, ...drafts }).flatMap(([name, { response }]) => (typeof response?.text === 'string' ? [name] : []));

/** @returns {string[]} the names under which the theme keeps what a learner has chosen of it: light or dark */
const ofTheTheme = () => Object.keys(window.localStorage).filter((name) => name.startsWith(`${courseStart()}.__`));

export class PrimerpressMyData extends Panel {
  constructor() {
    super();
    /** @type {Kept | null} what a file would bring, until the learner says yes */
    this.offered = null;
    /** Takes back what a file has brought in. */
    this.undo = () => {};
    /** What is done where the learner says yes to erasing. */
    this.decided = () => {};
    /** The card in which something was done last. */
    this.card = /** @type {Element} */ (this);
  }

  /** @override */
  start() {
    ['click', 'change'].forEach((type) => {
      this.addEventListener(type, ({ target }) => {
        this.card = /** @type {Element} */ (target).closest('.pp-card') || this.card;
      }, true);
    });
    this.addEventListener('change', (event) => this.choose(event.target));
    const decide = (/** @type {() => void} */ then) => {
      this.find('.pp-decide').hidden = true;
      then();
    };
    this.offer({
      'erase-all': (button) => this.askTwice(button, () => this.eraseAll()),
      'erase-place': (button) => this.askTwice(button, () => this.erasePlace(/** @type {Element} */ (button.closest('[data-questions]')))),
      'erase-yes': () => decide(this.decided),
      'erase-no': () => decide(() => this.update(this.kept)),
      export: () => this.export(),
      slip: () => download('class-slip.json', 'application/json', this.slip()),
      print: () => {
        this.report.querySelectorAll('details').forEach((quiz) => quiz.toggleAttribute('open', true));
        printAlone(this.report, true);
        window.print();
      },
      report: () => download('report.html', 'text/html', reportPage(this.report)),
      bring: () => this.bring(),
      leave: () => this.propose(null),
      undo: () => {
        this.undo();
        this.tellBrought('data-undone', true);
      },
      'read-again': () => this.read(/** @type {HTMLInputElement} */ (this.find('input[type="file"]')).files?.[0]),
    });
    window.addEventListener('afterprint', () => printAlone(this.report, false));
    this.find('.pp-passphrase').hidden = !canEncrypt();
    this.find('.pp-no-passphrase').hidden = canEncrypt();
  }

  /* ---- What is kept ---- */

  /** @override @param {Kept} kept */
  update(kept) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const modes = this.querySelectorAll('input[name="mode"]');
    modes.forEach((input) => {
      input.checked = input.value === (kept.mode || 'tab');
    });
    /** @type {HTMLSelectElement} */ (this.find('select[name="days"]')).value = `${kept.days || numbers('keep-days')[0]}`;
    /** @type {HTMLInputElement} */ (this.find('input[name="reflections"]')).checked = kept.reflections;
    this.find('.pp-summary').replaceChildren(...this.summary(kept).flatMap((fact) => [make('span', {}, fact), ' ']));
    this.find('.pp-unreadable').hidden = this.store.reason !== 'unreadable';
    this.updatePlaces(kept);
    showReport(this.report, kept, Array.from(this.querySelectorAll('.pp-places a')));
    const none = !this.report.querySelector('details:not([hidden])');
    this.find('.pp-report-none').hidden = !none;
    this.querySelectorAll('.pp-report-actions').forEach((part) => part.toggleAttribute('hidden', none));
  }

  get report() {
    return this.find('.pp-report');
  }

  /** @param {Kept} kept */
  summary(kept) {
    if (this.store.reason) return [word(`not-saved-${this.store.reason}`)];
    const counts = {
      answers: Object.keys(kept.answers).length,
      written: Object.values(kept.answers).filter((answer) => typeof answer.response?.text === 'string').length,
      pages: Object.values(kept.pages).filter((page) => page.read).length,
      reviews: this.returning.filter((name) => kept.reviews[name]?.due < Number.MAX_SAFE_INTEGER).length,
    };
    const size = new Blob([JSON.stringify(kept)]).size;
    const empty = isEmpty(kept);
    const facts = empty ? ['data-empty'] : ['data-answers', 'data-pages', 'data-reviews', 'data-size'];
    const words = facts.map((name) => word(name, { ...counts, size: Math.max(1, Math.round(size / 1024)) }));
    const drafts = Object.keys(kept.drafts).length;
    if (this.store.trouble === 'cleared') words.unshift(word('data-cleared'));
    if (drafts) words.push(word('data-drafts', { count: drafts }));
    if (kept.name) words.push(word('data-name', { name: kept.name }));
    if (ofTheTheme().length) words.push(word('data-colours'));
    if (!empty) words.push(howLong(kept));
    return words;
  }

  /** The questions that can come back. */
  get returning() {
    return Array.from(this.querySelectorAll('[data-returns]'), (item) => item.getAttribute('data-question') || '');
  }

  /** @param {Kept} kept */
  updatePlaces(kept) {
    this.querySelectorAll('[data-questions]').forEach((row) => {
      const count = this.questionsOf(row).filter((name) => kept.answers[name] || kept.drafts[name] || kept.reviews[name]).length;
      const read = kept.pages[this.pageOf(row)]?.read;
      /** @type {HTMLElement} */ (row).hidden = !count && !read;
      /** @type {HTMLElement} */ (row.querySelector('.pp-count')).textContent = word(read ? 'place-read' : 'place', { count });
    });
  }

  /** @param {Element} row */
  questionsOf(row) {
    return (row.getAttribute('data-questions') || '').split(' ').filter(Boolean);
  }

  /** @param {Element} row */
  pageOf(row) {
    return pageName(/** @type {HTMLAnchorElement} */ (row.querySelector('a')).href);
  }

  /* ---- What the learner decides ---- */

  /** @param {EventTarget | null} target */
  choose(target) {
    const field = /** @type {HTMLInputElement} */ (target);
    if (field.type === 'file') {
      this.read(field.files?.[0]);
      return;
    }
    if (!['mode', 'days', 'reflections'].includes(field.name)) return;
    this.find('.pp-decide').hidden = true;
    if (this.store.reason === 'expired') {
      this.update(this.kept);
      this.say('not-saved-expired');
      return;
    }
    const change = () => this.change(field.name, field.value, field.checked);
    if (field.value === 'nothing' && !isEmpty(this.kept)) this.ask('decide-nothing', change);
    else if (field.name === 'reflections' && !field.checked && wordsIn(this.kept).length) this.ask('decide-reflections', change);
    else change();
  }

  /**
   * Asks before something is erased by what may have been a slip: an arrow key is enough to choose.
   *
   * @param {string} name of the words
   * @param {() => void} erase
   */
  ask(name, erase) {
    this.decided = erase;
    this.find('.pp-decide').hidden = false;
    this.find('.pp-decide-words').textContent = word(name);
  }

  /** @param {string} name @param {string} value @param {boolean} on */
  change(name, value, on) {
    this.store.changeShown((kept) => {
      if (value === 'nothing') forgetAll(kept);
      if (name === 'mode') this.store.choose(/** @type {Mode} */ (value), numbers('keep-days')[0]);
      if (name === 'days') kept.days = Number(value);
      if (name === 'reflections') this.switchReflections(kept, on);
    });
    const { reason } = this.store;
    if (reason) this.say(`not-saved-${reason}`);
    else this.say(name === 'mode' ? `data-now-${value}` : 'data-changed');
  }

  /**
   * @param {Kept} kept
   * @param {boolean} on off forgets what was written
   */
  switchReflections(kept, on) {
    kept.reflections = on;
    if (on) return;
    wordsIn(kept).forEach((name) => [kept.answers, kept.drafts].forEach((group) => delete group[name]));
  }

  eraseAll() {
    this.store.erase();
    if (!this.store.reason) ofTheTheme().forEach((name) => window.localStorage.removeItem(name));
    this.say('data-erased');
  }

  /** @param {Element} row */
  erasePlace(row) {
    const page = this.pageOf(row);
    const quizzes = this.questionsOf(row).map((name) => name.split('/')[0]);
    this.store.changeShown((kept) => {
      this.questionsOf(row).forEach((name) => {
        [kept.answers, kept.drafts, kept.reviews, kept.attempts].forEach((group) => delete group[name]);
      });
      quizzes.forEach((quiz) => {
        delete kept.attempts[quiz];
        delete kept.outcomes[quiz];
        Object.keys(kept.history).forEach((name) => name.startsWith(`${quiz}/`) && delete kept.history[name]);
      });
      delete kept.pages[page];
    });
    this.say('data-place-erased');
  }

  slip() {
    const names = (/** @type {string} */ attribute) => (this.getAttribute(attribute) || '').split(' ').filter(Boolean);
    const number = Math.random().toString(36).slice(2, 10);
    const edition = this.getAttribute('edition') || '';
    return classSlip(courseId(), this.kept, { choices: names('choices'), others: names('others'), edition, number });
  }

  async export() {
    const content = await exported(courseId(), this.kept, canEncrypt() ? this.passphrase('export') : '');
    download(`${courseId()}.json`, 'application/json', content);
    this.say('data-exported');
  }

  /** @param {string} name */
  passphrase(name) {
    return /** @type {HTMLInputElement} */ (this.find(`input[name="passphrase-${name}"]`)).value;
  }

  /* ---- Bringing in a file ---- */

  /** @param {File | undefined} file */
  async read(file) {
    if (!file) return;
    try {
      this.propose(await imported(courseId(), await file.slice(0, 16 * 1024 * 1024).text(), this.passphrase('import')));
    } catch (error) {
      this.propose(null);
      this.find('.pp-import-state').textContent = word(error instanceof CannotImport ? error.message : 'import-damaged');
    }
  }

  /** @param {Kept | null} kept what would be brought in; nothing is changed yet */
  propose(kept) {
    const now = kept && upToNow(kept, Date.now());
    this.offered = now && now.kept;
    const counts = preview(this.kept, now?.kept || this.kept);
    const words = now ? [word('import-preview', counts)] : [];
    if (now?.future) words.push(word('import-future', { count: now.future }));
    if (2 * counts.newer > counts.own) words.push(word('import-replaces', counts));
    if (counts.words) words.push(word('import-words', counts));
    this.find('.pp-import-state').textContent = words.join(' ');
    this.find('.pp-import-decide').hidden = !kept;
  }

  bring() {
    const { offered, kept: earlier } = this;
    if (!offered) return;
    this.undo = () => this.store.changeShown((kept) => takenBack(kept, earlier, offered));
    this.store.changeShown((kept) => merge(kept, offered));
    this.propose(null);
    /** @type {HTMLInputElement} */ (this.find('input[type="file"]')).value = '';
    this.tellBrought('data-brought', false);
  }

  /** @param {string} name of the words @param {boolean} undone */
  tellBrought(name, undone) {
    this.find('[data-action="undo"]').hidden = undone;
    this.say(name);
  }

  /** Says what was done, where it was done. @param {string} name of the words */
  say(name) {
    this.querySelectorAll('.pp-said').forEach((place) => place.replaceChildren());
    part(this.card, '.pp-said').append(make('span', {}, word(name)));
  }
}
