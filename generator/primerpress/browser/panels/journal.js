/* <primerpress-journal>: what the learner has written for themselves, in one place. */
import { part, word } from '../from-every.js';
import { Panel, dateInWords, download, howLong } from '../from-panels.js';

/** @import { Draft, Kept } from '../record/record.js' */

/** @param {Element} entry */
const nameOf = (entry) => entry.getAttribute('data-question') || '';

/** @param {Element} entry */
const fieldOf = (entry) => /** @type {HTMLTextAreaElement} */ (part(entry, 'textarea'));

/** @param {Element} entry @returns {boolean} whether it holds words that are kept nowhere */
const isChanged = (entry) => !part(entry, 'form').hidden && fieldOf(entry).value !== part(entry, 'blockquote').textContent;

export class PrimerpressJournal extends Panel {
  /** @override */
  start() {
    const entryOf = (/** @type {Node} */ inner) => this.entries.filter((entry) => entry.contains(inner));
    this.offer({
      print: () => window.print(),
      download: () => download('journal.md', 'text/markdown', this.markdown()),
      edit: (button) => entryOf(button).forEach((entry) => this.edit(entry, true)),
      leave: (button) => entryOf(button).forEach((entry) => this.edit(entry, false)),
      erase: (button) => this.askTwice(button, () => this.erase(entryOf(button))),
      'erase-all': (button) => this.askTwice(button, () => this.erase(this.entries)),
    });
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      entryOf(/** @type {Node} */ (event.target)).forEach((entry) => this.save(entry));
    });
    window.addEventListener('beforeunload', (event) => this.entries.some(isChanged) && event.preventDefault());
  }

  get entries() {
    return Array.from(this.querySelectorAll('.pp-entry'));
  }

  /** @param {Element} entry @param {Kept} [kept] @returns {Draft | undefined} what is kept of it, finished or not */
  answer(entry, { answers, drafts } = this.kept) {
    return [answers, drafts].map((group) => group[nameOf(entry)]).find((one) => typeof one?.response?.text === 'string');
  }

  /** @override @param {Kept} kept */
  update(kept) {
    const written = this.entries.filter((entry) => {
      const answer = this.answer(entry);
      entry.toggleAttribute('hidden', !answer);
      if (answer) {
        part(entry, 'blockquote').textContent = answer.response.text;
        part(entry, '.pp-date').textContent = answer.at ? dateInWords(answer.at) : '';
      }
      return answer;
    });
    this.empty = !written.length;
    const words = written.length ? [word('journal-some', { count: written.length }), howLong(kept)] : [word('journal-none')];
    this.find('.pp-journal-state').textContent = words.join(' ');
    this.querySelectorAll('.pp-closing').forEach((actions) => actions.toggleAttribute('hidden', !written.length));
  }

  /** @param {Element} entry @param {boolean} on */
  edit(entry, on) {
    part(entry, 'form').hidden = !on;
    entry.querySelectorAll(':scope > :is(blockquote, .pp-actions)').forEach((one) => one.toggleAttribute('hidden', on));
    const field = fieldOf(entry);
    if (on) field.value = part(entry, 'blockquote').textContent || '';
    (on ? field : part(entry, '[data-action="edit"]')).focus();
  }

  /** @param {Element} entry */
  save(entry) {
    const text = fieldOf(entry).value;
    this.store.changeShown((kept) => {
      const answer = this.answer(entry, kept);
      if (answer) Object.assign(answer, { response: { ...answer.response, text }, at: Date.now() });
    });
    this.edit(entry, false);
  }

  /** @returns {string} the journal as Markdown */
  markdown() {
    const parts = this.entries.flatMap((entry) => {
      const answer = this.answer(entry);
      if (!answer) return [];
      const prompt = part(entry, '.pp-entry-prompt').textContent?.trim().replace(/\s+/g, ' ') || '';
      const words = answer.response.text.split('\n').map((/** @type {string} */ line) => `> ${line}`);
      return [`## ${prompt}`, answer.at ? `*${dateInWords(answer.at)}*` : '', words.join('\n')].filter(Boolean);
    });
    return `# ${word('journal-title')}\n\n${parts.join('\n\n')}\n`;
  }

  /** @param {Element[]} entries */
  erase(entries) {
    this.store.changeShown((kept) => {
      entries.map(nameOf).forEach((name) => [kept.answers, kept.drafts].forEach((group) => delete group[name]));
    });
    const state = this.find('.pp-journal-state');
    state.tabIndex = -1;
    state.focus();
  }
}
